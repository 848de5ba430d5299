import { BarChart, CustomChart, LineChart, ParallelChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, ParallelComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// Only what the charts below use: the rest of the library is left out of the bundle.
use([
  BarChart, CustomChart, LineChart, ParallelChart, ScatterChart,
  GridComponent, LegendComponent, ParallelComponent, TooltipComponent,
  CanvasRenderer,
]);

export { init } from "echarts/core";
export type { ECharts, EChartsCoreOption } from "echarts/core";
