// Sets the reader's choice of light or dark before anything is drawn, and keeps the room that the reader's progress took on this page the
// last time. A classic script, so that no page flashes or jumps.
try {
  const root = document.documentElement;
  const theme = localStorage.getItem('waymark-theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const room = localStorage.getItem(`waymark-room ${location.pathname}`);
  if (room) {
    root.style.setProperty('--progress-room', `${room}px`);
    root.dataset.room = '';
  }
} catch {
  // Storage may be forbidden: then the system decides.
}
