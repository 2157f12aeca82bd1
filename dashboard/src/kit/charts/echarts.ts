/** Only those parts of ECharts that the dashboard draws with. */
import { BarChart, LineChart, SankeyChart } from "echarts/charts";
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsCoreOption, type ECharts as Instance, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GraphicComponent,
  GridComponent,
  LabelLayout,
  LineChart,
  MarkLineComponent,
  MarkPointComponent,
  SankeyChart,
  TooltipComponent,
]);

export type ChartOption = EChartsCoreOption;
export type Chart = Instance;
export { init };
