import "./app/mantine.css";
import "./app/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { keepLooks } from "./app/looks";
import { newParts } from "./app/parts";

keepLooks();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App parts={newParts()} />
    </StrictMode>,
  );
}
