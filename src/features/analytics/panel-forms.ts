/** How a panel shows its numbers. */
export type PanelForm = "chart" | "table";

interface ShownPanel {
  form: PanelForm;
  show: (form: PanelForm) => void;
}

const shown = new Set<ShownPanel>();

let turnedTo: PanelForm = "chart";

/** What a panel begins as: what all were turned into last, by which one is meant, too, that came only after it. */
export const firstForm = () => turnedTo;

/** Makes a panel one of those that are turned over together; returns how it ceases to be. */
export const joinPanels = (panel: ShownPanel) => {
  shown.add(panel);
  return () => {
    shown.delete(panel);
  };
};

/** Shows all panels as tables, or as charts where they are tables already. */
export const turnPanels = () => {
  turnedTo = [...shown].some((panel) => panel.form === "chart") ? "table" : "chart";
  for (const panel of [...shown]) panel.show(turnedTo);
};
