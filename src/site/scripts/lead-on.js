// Leads on and keeps what stands after the address. A classic script: it runs before anything is drawn.
location.replace(document.currentScript.dataset.to + location.search + location.hash);
