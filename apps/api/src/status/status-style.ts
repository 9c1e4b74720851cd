/** Follows the reader's light or dark mode; needs no font or picture from elsewhere. */
export const statusStyle = `
:root { color-scheme: light dark; --back: #f5f7fa; --card: #fff; --text: #1c2733; --soft: #56636f; --line: #dde3ea; --link: #0b5cad; --good: #0a6b3d; --good-back: #e3f5ea; --bad: #a3231b; --bad-back: #fde8e6; }
@media (prefers-color-scheme: dark) { :root { --back: #12181f; --card: #1b242e; --text: #e6ebf0; --soft: #a3b0bd; --line: #2f3b47; --link: #7db8f5; --good: #7fdba6; --good-back: #12351f; --bad: #ff9d94; --bad-back: #45180f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
header, main { max-width: 68rem; margin: 0 auto; padding: 1.5rem; }
header { display: flex; justify-content: space-between; align-items: start; padding-bottom: 0; }
h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2rem 0 .75rem; font-size: 1.15rem; }
header p { margin: 0; color: var(--soft); }
a { color: var(--link); }
.language { white-space: nowrap; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 1rem; text-decoration: none; }
.state { display: inline-block; margin: 0 0 1rem; padding: .3rem .9rem; border-radius: 1rem; font-weight: 600; }
.state.good { color: var(--good); background: var(--good-back); } .state.bad { color: var(--bad); background: var(--bad-back); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem; margin: 0; }
dl div { padding: .75rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-weight: 600; }
@media (max-width: 40rem) { header, main { padding: 1rem; } dl { grid-template-columns: 1fr 1fr; } }
ul { margin: 0; padding-inline-start: 1.25rem; }
`;
