// Sets the reader's choice of light or dark before anything is drawn. A classic script, so that no page flashes.
try {
  const theme = localStorage.getItem('waymark-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden: then the system decides.
}
