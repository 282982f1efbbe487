//! How a page looks: the picture, and over it what is told of one tie, at the side where there is room and below elsewhere.

use crate::report::Shade;
use crate::report::svg::{LETTERS, Palette, shaded};

/// The look of a page, but for the picture in it.
pub(super) fn page(shade: Shade) -> String {
    format!(
        "html{{font:15px/1.45 {LETTERS};scroll-behavior:smooth}}
body{{margin:0}}
main{{overflow-x:auto}}
main svg{{display:block}}
.bracket a{{cursor:pointer;text-decoration:none;outline:none}}
.bracket a:hover .card,.bracket a:focus .card{{stroke-width:2.5px;stroke:currentColor}}
#bracket{{position:fixed;top:0;left:0}}
section{{display:none;outline:0;position:fixed;z-index:1;box-sizing:border-box;overflow:auto;overscroll-behavior:contain;padding:16px 20px 24px}}
section:target{{display:block;top:0;right:0;bottom:0;width:27rem;border-left:1px solid}}
@media screen and (min-width:60rem){{body:has(section:target) main{{margin-right:27rem}}}}
@media (max-width:44rem){{section:target{{top:auto;left:0;width:auto;max-height:72vh;border-left:0;border-top:1px solid;border-radius:12px 12px 0 0}}}}
h2{{font-size:1.25rem;line-height:1.25;margin:.1rem 0 .6rem}}
h3{{font-size:.85rem;margin:1.2rem 0 .3rem}}
p{{margin:.3rem 0}}
.where,small,dt,.faint,td{{font-size:.85rem}}
.why{{font-weight:bold}}
.close{{float:right;position:sticky;top:0;padding:.1rem .6rem;border:1px solid;border-radius:4px;font-size:.85rem;text-decoration:none}}
nav{{display:flex;flex-wrap:wrap;gap:.4rem;margin:.8rem 0}}
nav a{{border:1px solid;border-radius:4px;padding:.15rem .55rem;text-decoration:none;font-size:.85rem}}
table{{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}}
.score th{{text-align:left;font-weight:normal;padding:.25rem 0}}
.score tr.heads th{{text-align:right}}
.score tr.through th,.score tr.through td,.decided td,.turning td,.result{{font-weight:bold}}
.score small{{display:block;font-weight:normal}}
.score td,.heads th{{text-align:right;padding-left:.7rem;font-size:1.05rem}}
.heads th{{font-size:.85rem}}
.score td.mark{{font-size:.85rem;font-weight:bold;text-align:left;width:2rem}}
.ladder td,.goals td{{padding:.1rem .5rem .1rem 0;vertical-align:top}}
.ladder td:nth-child(4){{white-space:nowrap}}
.goals .arrow{{width:1rem}}
.goals td:nth-child(2),.goals td:nth-child(3){{text-align:right;white-space:nowrap;width:2.5rem}}
dl{{display:grid;align-items:baseline;grid-template-columns:5rem 1fr;gap:.1rem .5rem;margin:.3rem 0}}
dd{{margin:0}}
ul{{margin:.2rem 0;padding-left:1.2rem}}
a:focus-visible{{outline:2px solid;outline-offset:2px}}
{}@media print{{
body{{background:none}}
main{{overflow:visible}}
main svg{{width:100%;height:auto;max-height:100vh}}
section:target{{display:block;position:static;width:auto;max-height:none;border:0;break-before:page;padding:0}}
.close,nav{{display:none}}
}}
",
        shaded(shade, colours)
    )
}

/// What a browser's own parts of the page, such as its scroll bar, may look like.
pub(super) fn schemes(shade: Shade) -> &'static str {
    match shade {
        Shade::AsSystem => "light dark",
        Shade::Light => "light",
        Shade::Dark => "dark",
    }
}

/// That the frame of a tie stands out while its section is seen.
pub(super) fn opened(section: &str, opener: &str) -> String {
    let [section, opener] = [section, opener].map(|anchor| anchor.replace('.', "\\."));
    format!("body:has(#{section}:target) #{opener} .card{{stroke-width:3px;stroke:currentColor}}")
}

fn colours(palette: &Palette) -> String {
    let Palette { ground, card, line, rule, text, faint, through, notice, found, tint: _ } = palette;
    format!(
        "body{{background:{ground};color:{text}}}
section:target{{background:{card};border-color:{line}}}
.where,small,dt,.faint,.faint td,.heads th{{color:{faint}}}
.arrow,.mark,.agrees{{color:{through}}}
.notice{{color:{notice}}}
a,.close,nav a{{color:{found};border-color:{line}}}
.bracket .card{{color:{found}}}
tr{{border-bottom:1px solid {rule}}}
"
    )
}
