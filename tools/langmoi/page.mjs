/** The page of a start: needs nothing but itself, reads the progress twice a second, gives way to the product. */
export function page(snapshot) {
  const first = JSON.stringify(snapshot).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Làng Mới đang khởi động</title>
<style>${style}</style>
<body>
<main>
  <header>
    <svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="23"/><path d="M24 39V19M24 27c-8 0-11-5-11-11 7 0 11 4 11 11Zm0-4c0-8 4-12 11-12 0 7-4 12-11 12Z"/></svg>
    <div><h1>Làng Mới</h1><p id="summary" role="status">Đang khởi động…</p></div>
  </header>
  <div class="bar"><i id="bar"></i></div>
  <ol id="parts"></ol>
  <footer>Trang này tự chuyển sang sản phẩm khi mọi phần đã sẵn sàng. Lần đầu mất vài phút vì phải tải các phần mềm về máy.</footer>
</main>
<script>
const first = ${first};
${script}
</script>
</body>
</html>`;
}

const style = `
:root { --green: #2b7a4b; --ink: #1c2a22; --soft: #5d6f65; --line: #dfe8e2; --red: #b3261e; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; color: var(--ink);
  background: radial-gradient(1200px 600px at 20% -10%, #e3f1e6, transparent), #f6f9f7;
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", "Open Sans", sans-serif; }
main { width: min(600px, 100%); background: #fff; border: 1px solid var(--line); border-radius: 16px; padding: 28px;
  box-shadow: 0 12px 40px rgb(28 60 40 / 8%); }
header { display: flex; gap: 16px; align-items: center; }
svg { width: 52px; flex: none; } svg circle { fill: var(--green); }
svg path { fill: none; stroke: #fff; stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
h1 { margin: 0; font-size: 26px; line-height: 1.2; } header p { margin: 2px 0 0; color: var(--soft); }
.bar { height: 6px; margin: 20px 0 8px; background: var(--line); border-radius: 3px; overflow: hidden; }
.bar i { display: block; height: 100%; width: 0; background: var(--green); transition: width .4s; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: grid; grid-template-columns: 24px 1fr auto; gap: 0 10px; padding: 9px 0; border-top: 1px solid var(--line); }
li:first-child { border-top: 0; } li small { grid-column: 2 / -1; color: var(--soft); overflow-wrap: anywhere; white-space: pre-line; }
li time { color: var(--soft); font-variant-numeric: tabular-nums; } li[data-state=waiting] { color: var(--soft); }
li b { font-weight: 600; } li span { color: var(--green); text-align: center; font-weight: 700; }
li[data-state=failed] span, li[data-state=failed] small { color: var(--red); }
li[data-state=working] span { width: 16px; height: 16px; margin: 4px; border: 2.5px solid var(--line); border-top-color: var(--green);
  border-radius: 50%; animation: turn .9s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { li[data-state=working] span { animation: none; } }
footer { margin-top: 16px; color: var(--soft); font-size: 14px; }
`;

const script = `
const names = { node: 'Node 24', packages: 'Thư viện của sản phẩm', build: 'Dựng ứng dụng', postgres: 'Cơ sở dữ liệu PostgreSQL',
  kafka: 'Hàng đợi sự kiện Kafka', temporal: 'Quy trình Temporal', databases: 'Lược đồ dữ liệu', topics: 'Chủ đề sự kiện',
  demo: 'Số liệu tỉnh Trà Vinh', services: 'Các dịch vụ', events: 'Sự kiện đến nơi nhận', prehistory: 'Hồ sơ diễn tập trước 01/7/2020', country: 'Đơn vị hành chính cả nước (sau khi sẵn sàng)' };
const phrases = [
  [/^fetching (\\d+) of about (\\d+) MB$/, 'đang tải $1 trên khoảng $2 MB'], [/^fetching about (\\d+) MB$/, 'đang tải khoảng $1 MB'],
  [/^fetching, (\\d+) packages so far$/, 'đang tải, đã có $1 gói'], [/^unpacking$/, 'đang giải nén'], [/^starting$/, 'đang khởi chạy'],
  [/^(\\d+) of (\\d+)$/, '$1 trên $2'], [/^(\\d+) on their way$/, 'còn $1 sự kiện'], [/^(\\d{4})-(\\d\\d)-(\\d\\d):.*$/, 'đến ngày $3/$2/$1'],
];
const inVietnamese = (text) => {
  const known = phrases.find(([pattern]) => pattern.test(text));
  return known ? text.replace(...known) : '';
};
const seconds = (ms) => (ms / 1000).toLocaleString('vi', { maximumFractionDigits: 1 }) + ' giây';
function draw({ parts, failed }) {
  const done = parts.filter((part) => part.state === 'ready').length;
  document.getElementById('bar').style.width = (100 * done) / parts.length + '%';
  document.getElementById('summary').textContent = failed ? 'Chưa khởi động được' : 'Đang khởi động: ' + done + '/' + parts.length + ' phần đã sẵn sàng';
  document.getElementById('parts').replaceChildren(...parts.map(row));
}
function row(part) {
  const item = document.createElement('li');
  item.dataset.state = part.state;
  const add = (tag, text) => { const it = document.createElement(tag); it.textContent = text; item.append(it); };
  add('span', { ready: '✓', failed: '✗' }[part.state] ?? '');
  add('b', names[part.name] ?? part.title);
  const ms = part.startedInMs ?? (part.state === 'working' ? Date.now() - part.began : null);
  add('time', ms === null ? '' : seconds(ms));
  const said = part.state === 'failed' ? part.detail : part.state === 'working' ? inVietnamese(part.detail) : '';
  if (said) add('small', said);
  return item;
}
async function ask() {
  try {
    const response = await fetch('/langmoi-start.json', { cache: 'no-store' });
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) return location.reload();
    draw(await response.json());
  } catch { /* between two answers */ }
  setTimeout(ask, 500);
}
draw(first);
ask();
`;
