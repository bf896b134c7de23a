import{a as H}from"./chunk-IDUZI36Z.js";import{a as L,c as J}from"./chunk-XMSJKCXV.js";import"./chunk-SAAN4CKP.js";import{a as U,b as W}from"./chunk-H5NAI6YV.js";import"./chunk-FHHXZFAB.js";import{B as G,C as z,a,b as R,d as c,f as N,h as o,i as h,j as g,n as m,o as k,s as C,u as j,v as F,w as E,x as T,y as D}from"./chunk-G3ZND5G6.js";import{c as O,d as $,g as P}from"./chunk-3SUXVHTQ.js";var pt=["xl","l","m","s"];var _=new WeakMap;function K(t,e,n){let s=[...t.querySelectorAll("[data-unit]")],l=_.get(t);if(l?.key!==e){let S=s.map(f=>f.textContent),M=ut(t,s,t.dataset.keep==="written"?gt(l?.text,S):-1);_.set(t,{key:e,pages:M,since:n,text:S})}let{pages:r,since:d}=_.get(t),u=((t.dataset.keep==="newest"?r.length-1:0)+Math.floor((n-d)/12e3))%r.length;return Q(t,s,...r[u]),[u+1,r.length]}function ut(t,e,n){let s=e.length-1,l=(d,p)=>(Q(t,e,d,p),t.scrollHeight<=t.clientHeight+1&&t.scrollWidth<=t.clientWidth+1);for(let d of pt)if(t.dataset.size=d,l(0,s))return[[0,s]];if(t.dataset.size="m",n>=0){let d=x(0,n,p=>l(p,n));return[[d,s-x(0,s-n,p=>l(d,s-p))]]}let r=[];for(let d=0;d<=s;d=r.at(-1)[1]+1)r.push([d,s-x(0,s-d,p=>l(d,s-p))]);return r}function x(t,e,n){for(;t<e;){let s=t+e>>1;n(s)?e=s:t=s+1}return t}function gt(t,e){let n=0;for(;t&&n<Math.min(t.length,e.length)&&t.at(-1-n)===e.at(-1-n);)n++;return Math.max(0,e.length-1-(n<e.length?n:0))}function Q(t,e,n,s){e.forEach((l,r)=>l.hidden=r<n||r>s);for(let l of t.querySelectorAll("[data-group]"))l.hidden=!l.querySelector("[data-unit]:not([hidden])")}function Z(t){let e=[""];for(let n of t.split(/(?<=\s)/u).flatMap(s=>s.match(new RegExp(".{1,40}","gsu"))??[]))e.at(-1).length+n.length>40&&e.push(""),e[e.length-1]+=n;return e}var $t=8,V=t=>a`<span class="chip" data-g=${(t-1)%$t+1}>${t}</span>`,v=t=>Z(t).map(e=>a`<span data-unit>${e}</span>`),A=a`<p class="big muted" data-more></p>`;function X({title:t,group:e,answers:n}){return a`<div class="told-head">${V(e.number)}<h1>${t}</h1><p class="big muted">${k(e)}</p></div>
    <div class="fits text" data-keep="written">
      ${n.length?n.map(({question:s,lines:l})=>a`<section data-group>
              <h2>${s}</h2>
              ${l.map(ft)}
            </section>`):a`<p data-unit>${o("Gruppa har ikke skrevet noe enn\xE5.")}</p>`}
    </div>
    ${A}`}function ft({text:t,mark:e,depth:n,is_heading:s}){return s?a`<h3 data-group>${v(t)}</h3>`:a`<p data-group class=${e?"item":""} style="--depth:${n}">${e?a`<b>${e}</b>`:c}<span>${v(t)}</span></p>`}function Y({title:t,proposals:e}){return a`<div class="told-head"><h1>${t}</h1><p class="big muted">${h("{n} forslag","{n} forslag",e.length)}</p></div>
    <ul class="fits titles ${e.length>6?"many":""}" data-keep="newest">
      ${e.length?e.map(({title:n,group:s})=>a`<li data-unit>${V(s)}<span><span class="hidden">${o("Gruppe {n}",{n:s})}: </span>${n}</span></li>`):a`<li data-unit>${o("Ingen forslag enn\xE5. De kommer her n\xE5r gruppene skriver dem.")}</li>`}
    </ul>
    ${A}`}var tt=({text:t})=>a`<div class="told-head"><h1>${o("Fra arrang\xF8ren")}</h1></div>
  <div class="fits message" data-keep="pages">${t.split(`
`).map(e=>a`<p data-group>${v(e)}</p>`)}</div>
  ${A}`,et=({result:t,is_open:e})=>!!(t&&(t.counts||!e));function nt(t,e,n,s){let{title:l,question:r,is_open:d,turnout:p,may:u}=t;return a`${d?e:c}
    <div class=${d?"":"bye"}>
      <p class="big muted">${l}</p>
      <h1>${d?r||l:o("Takk for svarene.")}</h1>
      ${d?a`<p class="how">${o("Svar p\xE5 telefonen, uten navn. Det tar under et minutt.")}</p>
            <p class="how">${o("Ikke inne? Skann koden, eller g\xE5 til")} <strong>${n}</strong> ${o("og skriv")} <strong class="code">${s}</strong></p>`:c}
      <p class="bigcode">${p}</p>
      <p class="big">${o("av {total} har svart",{total:u})}</p>
    </div>`}function st({title:t,result:e,least:n}){let{kind:s,text:l,counts:r,n:d,is_partial:p}=e,u=J(e),S=r?Math.max(...r,1):1;return a`<div class="told-head"><h1>${l}</h1><p class="big muted">${t}</p></div>
    ${r?a`<ol class="fits bars ${u.length>6?"many down":""}" data-keep="pages" style="--rows:${Math.ceil(u.length/2)}">
          ${u.map((M,f)=>a`<li class="bar" data-unit style="--n:${Math.round(r[f]/S*100)}%">
              <span>${s==="smileys"?a`<span aria-hidden="true">${L[f]} </span>`:c}${M}</span><b>${r[f]}</b><i></i>
            </li>`)}
        </ol>`:a`<p class="big">${o("F\xE6rre enn {n} har svart, s\xE5 vi viser ikke tallene.",{n})}</p>`}
    <p class="big muted">${r?h("{n} svar","{n} svar",d):c}${p?a`. ${o("De siste er for f\xE5 til \xE5 vises.")}`:c} <span data-more></span></p>`}var ht=600*1e3,mt=6,kt=18,vt=12*1e3,y=JSON.parse(document.getElementById("page").textContent),[it,w]=["top","view"].map(t=>document.getElementById(t)),lt=document.getElementById("qr").content.firstElementChild,{snapshot:i}=y,B=!1,dt=!1;O(y.now);W({watch:{as:"screen"},token:y.token,tokenAddress:`${location.pathname}/token`,onSnapshot(t){i=t,b()},onState(t){B=t==="lost",t!=="connected"&&G(B?o("Ikke tilkoblet."):o("Tilkoblet igjen.")),b()}});it.replaceChildren();P(b);addEventListener("resize",b);document.fonts.ready.then(()=>{dt=!0,b()});U(!0);function b(){z(i),N(bt(),it);let t=F(i),[e,n]=wt(t);w.className!==e&&(w.className=e);let s=xt();N(a`${n}${s}`,w);let l=JSON.stringify([i.showing,i.messages,s!==c,innerWidth,innerHeight,dt]);for(let r of w.querySelectorAll(".fits")){let[d,p]=K(r,l,$()),u=(r.closest(".said")??w).querySelector("[data-more]");u&&(u.textContent=r.dataset.keep==="written"||p<2?"":o("Side {n} av {total}",{n:d,total:p}))}}function wt(t){let{showing:e}=i,{what:n}=e;return n==="poll"?["told",yt(e.poll)]:n==="notes"?["told",X(e)]:n==="proposals"?["told",Y(e)]:n==="message"?["told",tt(e)]:n==="survey"&&et(e)?["told",st(e)]:n==="survey"?["hello",nt(e,lt,y.address,q(i.code))]:n==="welcome"?["hello",at()]:n==="agenda"?["board",a`${t?I(t):c}${rt()}`]:n==="board"&&i.board.length&&t?["board",a`${I(t)}${ot(t)}`]:i.phase==="before"?["hello",at()]:i.phase==="ended"?["hello",Vt()]:["board",a`${I(t)}${ct(t)?ot(t):rt()}`]}function bt(){return a`<strong>${i.workshop.title}</strong>
    ${B?a`<span class="tag warn">${o("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:c}
    <span class="push">${i.phase==="on"?a`<span class="muted">${o("Kom inn med kode {code}",{code:q(i.code)})}</span>`:c}</span>
    <span>${g($())}</span>`}function q(t){return`${t.slice(0,3)} ${t.slice(3)}`}function yt(t){let e=t.options.length>8?"many":"";return a`<div class="told-head">
      <h1>${t.title}</h1>
      <p class="big">${o("{n} av {total} har stemt",{n:t.cast,total:t.may})}</p>
    </div>
    ${t.result?a`<div class="poll-result ${e}">${H(t)}</div>`:a`<ul class="fits options ${e}" data-keep="pages">${t.options.map(({text:n})=>a`<li data-unit>${n}</li>`)}</ul>
          <p class="big muted">${St(t)} <span data-more></span></p>`}`}function St(t){if(t.state!=="open")return o("Avstemningen er lukket. Resultatet kommer straks.");let e=C(t),n=t.ends_at?o("\xC5pent til kl. {clock}.",{clock:g(t.ends_at)}):"";return a`${o("Stem p\xE5 telefonen.")} ${e} ${n}`}function at(){let{workshop:t,joined:e,total:n}=i,l=t.starts_at-$()>0?o("Vi begynner kl. {clock}.",{clock:g(t.starts_at)}):o("Vi begynner straks."),r=t.joining==="listed"&&n?a`<strong>${o("{n} av {total}",{n:e,total:n})}</strong> ${o("er inne.")}`:e?a`<strong>${e}</strong> ${o("er inne.")}`:c;return a`<div class="ways-in">${lt}${i.wifi?Et(i.wifi):c}</div>
    <div>
      <h1 class=${t.title.length>60?"long":""}>${o("Velkommen til {title}",{title:t.title})}</h1>
      <p class="how">${o("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${y.address}</strong> ${o("og skriv")}</p>
      <p class="bigcode">${q(i.code)}</p>
      <p class="big">${l} ${r}</p>
    </div>`}function Et({name:t,password:e,qr:n}){let[s,l]=n.split(/ (.*)/s),r=Number(s)+6;return a`<div class="wifi">
    <svg class="qr" role="img" aria-label=${o("QR-kode for tr\xE5dl\xF8st nett")} viewBox="-3 -3 ${r} ${r}">
      ${R`<path fill="#fff" d="M-3-3h${r}v${r}h-${r}z" /><path fill="#000" d=${l} />`}
    </svg>
    <p>${o("Tr\xE5dl\xF8st nett")}<br /><strong>${t}</strong>${e?a`<br />${o("Passord")}<br /><strong>${e}</strong>`:c}</p>
  </div>`}function Vt(){return a`<div class="bye">
    <h1>${o("Takk for i dag.")}</h1>
    <p class="how">${o("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function I(t){let e=t.kind==="round"||t.kind==="summary",{times:n}=E(i),s=i.agenda.filter(r=>r.state==="next").slice(0,2),l=i.rounds.some(r=>r.state==="past");return a`<section class="now ${e?"":"rest"}" aria-label=${o("N\xE5")}>
    <div class="stack">
      ${e?a`<p class="where big">${j(i,t)}</p>`:a`<h1>${m(t)}</h1>`}
      ${t.speaker?a`<p class="big">${t.speaker}</p>`:c}
      ${e||l?T(i):c}
    </div>
    ${D(i,Mt)}
    ${ct(t)?a`<p class="next">
          ${s.map(r=>a`<span>${g(n[r.id])} ${m(r)}</span>`)}
          ${s.length?c:a`<span>${g(E(i).end)} ${o("Slutt")}</span>`}
        </p>`:c}
  </section>`}function Mt(t){return t.paused?o("Klokka st\xE5r"):t.out?o("Tida er ute"):t.late?o("igjen. Skriv ferdig."):h("minutt igjen","minutter igjen",t.minutes)}function ct(t){if(!i.board.length)return!1;if(t.id===i.board_of)return!0;let e=i.agenda.find(n=>n.state==="next");return t.kind==="break"&&e?.id===i.board_of}function ot(t){let e=i.agenda.find(d=>d.id===i.board_of),n=Math.ceil(i.board.length/kt),s=Math.ceil(i.board.length/n),l=Math.floor($()/vt)%n,r=s<=4?1:s<=12?2:3;return a`<section aria-labelledby="go">
    <h1 id="go">${t.id===e.id?Nt(e):o("Etter pausen: {what}",{what:m(e)})}</h1>
    <ul class="gos ${s>10?"many":s<6?"few":""}" style="grid-template-rows:repeat(${Math.ceil(s/r)},1fr)">
      ${i.board.slice(l*s,(l+1)*s).map(_t)}
    </ul>
    ${n>1?a`<p class="muted">${o("Side {n} av {total}",{n:l+1,total:n})}</p>`:c}
  </section>`}function Nt(t){return t.id===i.rounds[0].id?o("G\xE5 til gruppa di."):i.workshop.rotation!=="rotating"?o("Bli i gruppa di."):t.kind==="summary"?o("Bli der du er. Den f\xF8rste lederen kommer tilbake."):o("Bli der du er. Lederen kommer.")}function _t(t){let e=t.place||(t.is_online?o("p\xE5 nett"):""),n=[t.leader,e].filter(Boolean).join(", ");return a`<li class="go">
    ${V(t.number)}
    <div>
      <strong><span class="hidden">${k(t)}: </span>${t.title??k(t)}</strong>
      <span>${n}</span>
    </div>
  </li>`}function rt(){let{times:t,end:e}=E(i),n=i.agenda.filter(s=>s.state==="next").map(s=>[t[s.id],m(s),s.speaker]);return n.push([e,o("Slutt"),""]),a`<section aria-labelledby="day">
    <h1 id="day">${o("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${n.slice(0,mt).map(([s,l,r])=>a`<li class="go">
          <span class="at">${g(s)}</span>
          <div><strong>${l}</strong>${r?a`<span>${r}</span>`:c}</div>
        </li>`)}
    </ol>
  </section>`}function xt(){let t=i.messages[0];return!t||$()-t.sent_at>ht||i.showing.id===t.id?c:a`<div class="notice info said">
    <strong>${o("Fra arrang\xF8ren:")}</strong>
    <p class="fits" data-keep="pages">${v(t.text.replaceAll(`
`," "))}</p>
    <span data-more></span>
  </div>`}
