import { LineChart, LinesChart, ParallelChart, ScatterChart, BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, ParallelComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// Only what the charts below use: the rest of the library is left out of the bundle.
use([
  BarChart, LineChart, LinesChart, ParallelChart, ScatterChart,
  GridComponent, LegendComponent, MarkLineComponent, ParallelComponent, TooltipComponent,
  CanvasRenderer,
]);

export { init } from "echarts/core";
export type { ECharts, EChartsCoreOption } from "echarts/core";
