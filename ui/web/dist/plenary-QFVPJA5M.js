import{a as J}from"./chunk-74DR2W4V.js";import{a as K,c as Q}from"./chunk-CHEXI2VE.js";import"./chunk-QE4PER7C.js";import{a as H,b as L}from"./chunk-UGCSHADE.js";import"./chunk-FHHXZFAB.js";import{C as G,E as z,F as U,G as W,a as s,b as P,d as c,f as _,h as r,i as m,j as g,n as f,o as k,s as R,v as j,w as F,x as E,y as T,z as D}from"./chunk-6MAETQC5.js";import{c as C,d as $,g as O}from"./chunk-3SUXVHTQ.js";var gt=["xl","l","m","s"];var x=new WeakMap;function Z(t,e,n){let a=[...t.querySelectorAll("[data-unit]")],l=x.get(t);if(l?.key!==e){let S=a.map(h=>h.textContent),N=$t(t,a,t.dataset.keep==="written"?ft(l?.text,S):-1);x.set(t,{key:e,pages:N,since:n,text:S})}let{pages:i,since:d}=x.get(t),u=((t.dataset.keep==="newest"?i.length-1:0)+Math.floor((n-d)/12e3))%i.length;return X(t,a,...i[u]),[u+1,i.length]}function $t(t,e,n){let a=e.length-1,l=(d,p)=>(X(t,e,d,p),t.scrollHeight<=t.clientHeight+1&&t.scrollWidth<=t.clientWidth+1);for(let d of gt)if(t.dataset.size=d,l(0,a))return[[0,a]];if(t.dataset.size="m",n>=0){let d=A(0,n,p=>l(p,n));return[[d,a-A(0,a-n,p=>l(d,a-p))]]}let i=[];for(let d=0;d<=a;d=i.at(-1)[1]+1)i.push([d,a-A(0,a-d,p=>l(d,a-p))]);return i}function A(t,e,n){for(;t<e;){let a=t+e>>1;n(a)?e=a:t=a+1}return t}function ft(t,e){let n=0;for(;t&&n<Math.min(t.length,e.length)&&t.at(-1-n)===e.at(-1-n);)n++;return Math.max(0,e.length-1-(n<e.length?n:0))}function X(t,e,n,a){e.forEach((l,i)=>l.hidden=i<n||i>a);for(let l of t.querySelectorAll("[data-group]"))l.hidden=!l.querySelector("[data-unit]:not([hidden])")}function Y(t){let e=[""];for(let n of t.split(/(?<=\s)/u).flatMap(a=>a.match(new RegExp(".{1,40}","gsu"))??[]))e.at(-1).length+n.length>40&&e.push(""),e[e.length-1]+=n;return e}var ht=8,V=t=>s`<span class="chip" data-g=${(t-1)%ht+1}>${t}</span>`,v=t=>Y(t).map(e=>s`<span data-unit>${e}</span>`),B=s`<p class="big muted" data-more></p>`;function tt({title:t,group:e,answers:n}){return s`<div class="told-head">${V(e.number)}<h1>${t}</h1><p class="big muted">${k(e)}</p></div>
    <div class="fits text" data-keep="written">
      ${n.length?n.map(({question:a,lines:l})=>s`<section data-group>
              <h2>${a}</h2>
              ${l.map(mt)}
            </section>`):s`<p data-unit>${r("Gruppa har ikke skrevet noe enn\xE5.")}</p>`}
    </div>
    ${B}`}function mt({text:t,mark:e,depth:n,is_heading:a}){return a?s`<h3 data-group>${v(t)}</h3>`:s`<p data-group class=${e?"item":""} style="--depth:${n}">${e?s`<b>${e}</b>`:c}<span>${v(t)}</span></p>`}function et({title:t,proposals:e}){return s`<div class="told-head"><h1>${t}</h1><p class="big muted">${m("{n} forslag","{n} forslag",e.length)}</p></div>
    <ul class="fits titles ${e.length>6?"many":""}" data-keep="newest">
      ${e.length?e.map(({title:n,group:a})=>s`<li data-unit>${V(a)}<span><span class="hidden">${r("Gruppe {n}",{n:a})}: </span>${n}</span></li>`):s`<li data-unit>${r("Ingen forslag enn\xE5. De kommer her n\xE5r gruppene skriver dem.")}</li>`}
    </ul>
    ${B}`}var nt=({text:t})=>s`<div class="told-head"><h1>${r("Fra arrang\xF8ren")}</h1></div>
  <div class="fits message" data-keep="pages">${t.split(`
`).map(e=>s`<p data-group>${v(e)}</p>`)}</div>
  ${B}`,st=({result:t,is_open:e})=>!!(t&&(t.counts||!e));function at(t,e,n,a){let{title:l,question:i,is_open:d,turnout:p,may:u}=t;return s`${d?e:c}
    <div class=${d?"":"bye"}>
      <p class="big muted">${l}</p>
      <h1>${d?i||l:r("Takk for svarene.")}</h1>
      ${d?s`<p class="how">${r("Svar p\xE5 telefonen, uten navn. Det tar under et minutt.")}</p>
            <p class="how">${r("Ikke inne? Skann koden, eller g\xE5 til")} <strong>${n}</strong> ${r("og skriv")} <strong class="code">${a}</strong></p>`:c}
      <p class="bigcode">${p}</p>
      <p class="big">${r("av {total} har svart",{total:u})}</p>
    </div>`}function rt({title:t,result:e,least:n}){let{kind:a,text:l,counts:i,n:d,is_partial:p}=e,u=Q(e),S=i?Math.max(...i,1):1;return s`<div class="told-head"><h1>${l}</h1><p class="big muted">${t}</p></div>
    ${i?s`<ol class="fits bars ${u.length>6?"many down":""}" data-keep="pages" style="--rows:${Math.ceil(u.length/2)}">
          ${u.map((N,h)=>s`<li class="bar" data-unit style="--n:${Math.round(i[h]/S*100)}%">
              <span>${a==="smileys"?s`<span aria-hidden="true">${K[h]} </span>`:c}${N}</span><b>${i[h]}</b><i></i>
            </li>`)}
        </ol>`:s`<p class="big">${r("F\xE6rre enn {n} har svart, s\xE5 vi viser ikke tallene.",{n})}</p>`}
    <p class="big muted">${i?m("{n} svar","{n} svar",d):c}${p?s`. ${r("De siste er for f\xE5 til \xE5 vises.")}`:c} <span data-more></span></p>`}var kt=600*1e3,vt=6,wt=18,bt=12*1e3,y=JSON.parse(document.getElementById("page").textContent),[dt,w]=["top","view"].map(t=>document.getElementById(t)),ct=document.getElementById("qr").content.firstElementChild,{snapshot:o}=y,I=!1,pt=!1;C(y.now);L({watch:{as:"screen"},token:y.token,tokenAddress:`${location.pathname}/token`,onSnapshot(t){o=t,b()},onState(t){I=t==="lost",t!=="connected"&&U(I?r("Ikke tilkoblet."):r("Tilkoblet igjen.")),b()}});dt.replaceChildren();O(b);addEventListener("resize",b);document.fonts.ready.then(()=>{pt=!0,b()});H(!0);function b(){W(o),_(St(),dt);let t=F(o),[e,n]=yt(t);w.className!==e&&(w.className=e);let a=Bt();_(s`${n}${a}`,w);let l=JSON.stringify([o.showing,o.messages,a!==c,innerWidth,innerHeight,pt]);for(let i of w.querySelectorAll(".fits")){let[d,p]=Z(i,l,$()),u=(i.closest(".said")??w).querySelector("[data-more]");u&&(u.textContent=i.dataset.keep==="written"||p<2?"":r("Side {n} av {total}",{n:d,total:p}))}}function yt(t){let{showing:e}=o,{what:n}=e;return n==="poll"?["told",Et(e.poll)]:n==="notes"?["told",tt(e)]:n==="proposals"?["told",et(e)]:n==="message"?["told",nt(e)]:n==="survey"&&st(e)?["told",rt(e)]:n==="survey"?["hello",at(e,ct,y.address,q(o.code))]:n==="welcome"?["hello",ot()]:n==="agenda"?["board",s`${t?M(t):c}${lt()}`]:n==="board"&&o.board.length&&t?["board",s`${M(t)}${it(t)}`]:o.phase==="before"?["hello",ot()]:o.phase==="ended"?["hello",Nt()]:o.turns?["board",s`${M(t)}${z(o.turns)}`]:["board",s`${M(t)}${ut(t)?it(t):lt()}`]}function St(){return s`<strong>${o.workshop.title}</strong>
    ${I?s`<span class="tag warn">${r("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:c}
    <span class="push">${o.phase==="on"?s`<span class="muted">${r("Kom inn med kode {code}",{code:q(o.code)})}</span>`:c}</span>
    <span>${g($())}</span>`}function q(t){return`${t.slice(0,3)} ${t.slice(3)}`}function Et(t){let e=t.options.length>8?"many":"";return s`<div class="told-head">
      <h1>${t.title}</h1>
      <p class="big">${r("{n} av {total} har stemt",{n:t.cast,total:t.may})}</p>
    </div>
    ${t.result?s`<div class="poll-result ${e}">${J(t)}</div>`:s`<ul class="fits options ${e}" data-keep="pages">${t.options.map(({text:n})=>s`<li data-unit>${n}</li>`)}</ul>
          <p class="big muted">${Vt(t)} <span data-more></span></p>`}`}function Vt(t){if(t.state!=="open")return r("Avstemningen er lukket. Resultatet kommer straks.");let e=R(t),n=t.ends_at?r("\xC5pent til kl. {clock}.",{clock:g(t.ends_at)}):"";return s`${r("Stem p\xE5 telefonen.")} ${e} ${n}`}function ot(){let{workshop:t,joined:e,total:n}=o,l=t.starts_at-$()>0?r("Vi begynner kl. {clock}.",{clock:g(t.starts_at)}):r("Vi begynner straks."),i=t.joining==="listed"&&n?s`<strong>${r("{n} av {total}",{n:e,total:n})}</strong> ${r("er inne.")}`:e?s`<strong>${e}</strong> ${r("er inne.")}`:c;return s`<div class="ways-in">${ct}${o.wifi?Mt(o.wifi):c}</div>
    <div>
      <h1 class=${t.title.length>60?"long":""}>${r("Velkommen til {title}",{title:t.title})}</h1>
      <p class="how">${r("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${y.address}</strong> ${r("og skriv")}</p>
      <p class="bigcode">${q(o.code)}</p>
      <p class="big">${l} ${i}</p>
    </div>`}function Mt({name:t,password:e,qr:n}){let[a,l]=n.split(/ (.*)/s),i=Number(a)+6;return s`<div class="wifi">
    <svg class="qr" role="img" aria-label=${r("QR-kode for tr\xE5dl\xF8st nett")} viewBox="-3 -3 ${i} ${i}">
      ${P`<path fill="#fff" d="M-3-3h${i}v${i}h-${i}z" /><path fill="#000" d=${l} />`}
    </svg>
    <p>${r("Tr\xE5dl\xF8st nett")}<br /><strong>${t}</strong>${e?s`<br />${r("Passord")}<br /><strong>${e}</strong>`:c}</p>
  </div>`}function Nt(){return s`<div class="bye">
    <h1>${r("Takk for i dag.")}</h1>
    <p class="how">${r("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function M(t){let e=t.kind==="round"||t.kind==="summary",n=e?j(o,t):o.turns?f(t):"",{times:a}=E(o),l=o.agenda.filter(d=>d.state==="next").slice(0,2),i=o.rounds.some(d=>d.state==="past");return s`<section class="now ${e?"":"rest"}" aria-label=${r("N\xE5")}>
    <div class="stack">
      ${n?s`<p class="where big">${n}</p>`:s`<h1>${f(t)}</h1>`}
      ${t.speaker?s`<p class="big">${t.speaker}</p>`:c}
      ${e||i?T(o):c}
    </div>
    ${o.turns?G(o):D(o,_t)}
    ${ut(t)?s`<p class="next">
          ${l.map(d=>s`<span>${g(a[d.id])} ${f(d)}</span>`)}
          ${l.length?c:s`<span>${g(E(o).end)} ${r("Slutt")}</span>`}
        </p>`:c}
  </section>`}function _t(t){return t.paused?r("Klokka st\xE5r"):t.out?r("Tida er ute"):t.late?r("igjen. Skriv ferdig."):m("minutt igjen","minutter igjen",t.minutes)}function ut(t){if(!o.board.length)return!1;if(t.id===o.board_of)return!0;let e=o.agenda.find(n=>n.state==="next");return t.kind==="break"&&e?.id===o.board_of}function it(t){let e=o.agenda.find(d=>d.id===o.board_of),n=Math.ceil(o.board.length/wt),a=Math.ceil(o.board.length/n),l=Math.floor($()/bt)%n,i=a<=4?1:a<=12?2:3;return s`<section aria-labelledby="go">
    <h1 id="go">${t.id===e.id?xt(e):r("Etter pausen: {what}",{what:f(e)})}</h1>
    <ul class="gos ${a>10?"many":a<6?"few":""}" style="grid-template-rows:repeat(${Math.ceil(a/i)},1fr)">
      ${o.board.slice(l*a,(l+1)*a).map(At)}
    </ul>
    ${n>1?s`<p class="muted">${r("Side {n} av {total}",{n:l+1,total:n})}</p>`:c}
  </section>`}function xt(t){return t.id===o.rounds[0].id?r("G\xE5 til gruppa di."):o.workshop.rotation!=="rotating"?r("Bli i gruppa di."):t.kind==="summary"?r("Bli der du er. Den f\xF8rste lederen kommer tilbake."):r("Bli der du er. Lederen kommer.")}function At(t){let e=t.place||(t.is_online?r("p\xE5 nett"):""),n=[t.leader,e].filter(Boolean).join(", ");return s`<li class="go">
    ${V(t.number)}
    <div>
      <strong><span class="hidden">${k(t)}: </span>${t.title??k(t)}</strong>
      <span>${n}</span>
    </div>
  </li>`}function lt(){let{times:t,end:e}=E(o),n=o.agenda.filter(a=>a.state==="next").map(a=>[t[a.id],f(a),a.speaker]);return n.push([e,r("Slutt"),""]),s`<section aria-labelledby="day">
    <h1 id="day">${r("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${n.slice(0,vt).map(([a,l,i])=>s`<li class="go">
          <span class="at">${g(a)}</span>
          <div><strong>${l}</strong>${i?s`<span>${i}</span>`:c}</div>
        </li>`)}
    </ol>
  </section>`}function Bt(){let t=o.messages[0];return!t||$()-t.sent_at>kt||o.showing.id===t.id?c:s`<div class="notice info said">
    <strong>${r("Fra arrang\xF8ren:")}</strong>
    <p class="fits" data-keep="pages">${v(t.text.replaceAll(`
`," "))}</p>
    <span data-more></span>
  </div>`}
