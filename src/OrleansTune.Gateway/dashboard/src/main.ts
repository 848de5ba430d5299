import "./styles/base.css";
import "./styles/parts.css";
import "./styles/lists.css";
import "./styles/study.css";
import { App } from "./app/app";

const root = document.getElementById("app");
if (root === null)
  throw new Error("The page lacks its root element.");
new App(root).start();
