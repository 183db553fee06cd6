import { html } from './html';

it('turns whatever is put in into text, and leaves markup of ours alone', () => {
  const name = `"><script>alert('x')</script>&`;
  expect(
    html`<p title="${name}">${name}${html`<b>${1}</b>`}${false}${undefined}${[html`<i></i>`, false]}</p>`.text,
  ).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;<b>1</b><i></i></p>',
  );
});
