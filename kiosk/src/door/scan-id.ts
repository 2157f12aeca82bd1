export { newScanId } from "../../../common/src/scan-id";
