// Draws diagrams inside the sandboxed frame. A classic script: the frame has no origin, and modules would need one.
(() => {
  const { mermaid, parent } = window;
  const tell = (message) => parent.postMessage(message, '*');

  // The site's colours, as in styles/tokens.css: paper, leaf, edge, ink, soft.
  const palettes = {
    light: ['#fbf8f1', '#f3eee2', '#8a8471', '#23281f', '#5b6152'],
    dark: ['#151a17', '#1d2420', '#77837a', '#e6e7dc', '#a6afa2'],
  };

  function configure(dark) {
    const [paper, leaf, edge, ink, soft] = palettes[dark ? 'dark' : 'light'];
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      maxTextSize: 50_000,
      fontFamily: 'system-ui, sans-serif',
      theme: 'base',
      themeVariables: {
        darkMode: dark,
        background: paper,
        primaryColor: leaf,
        primaryBorderColor: edge,
        primaryTextColor: ink,
        secondaryColor: paper,
        tertiaryColor: paper,
        lineColor: soft,
        textColor: ink,
        edgeLabelBackground: paper,
        fontSize: '15px',
      },
    });
  }

  document.documentElement.style.overflow = 'hidden';
  document.body.style.margin = '0';

  async function draw({ source, title, dark }) {
    configure(dark);
    const drawing = document.getElementById('drawing');
    drawing.textContent = '';
    const { svg } = await mermaid.render('diagram', source);
    drawing.innerHTML = svg;
    const image = drawing.firstElementChild;
    image.style.cssText += ';display:block;width:100%;max-width:none;height:auto';
    image.setAttribute('role', 'img');
    image.setAttribute('aria-label', title);
    const { width, height } = image.viewBox.baseVal;
    tell({ width, height });
  }

  addEventListener('message', (event) => {
    if (event.source !== parent || typeof event.data?.source !== 'string') return;
    draw(event.data).catch((error) => tell({ error: String(error?.message ?? error) }));
  });
  tell({ ready: true });
})();
