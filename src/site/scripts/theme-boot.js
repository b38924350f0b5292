// Before anything is drawn, and sent as it is: the theme, and whether the reader's progress stands here.
try {
  const { dataset } = document.documentElement;
  const theme = localStorage.getItem('waymark-theme');
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (localStorage.getItem(`waymark-room ${location.pathname}`)) dataset.room = '';
} catch {
  // Storage may be forbidden.
}
