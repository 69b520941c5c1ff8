"""The service: one WebSocket per candidate's tab, an HTTP interface and the page. The only asynchronous code."""
