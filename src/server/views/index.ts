export { deleteView } from "@/server/views/delete-view";
export { listViews } from "@/server/views/list-views";
export { renameView } from "@/server/views/rename-view";
export { saveView } from "@/server/views/save-view";
