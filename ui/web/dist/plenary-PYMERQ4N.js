import{a as Q}from"./chunk-74DR2W4V.js";import{a as Z,c as X}from"./chunk-CHEXI2VE.js";import"./chunk-QE4PER7C.js";import{a as J,b as K}from"./chunk-UGCSHADE.js";import"./chunk-FHHXZFAB.js";import{C as U,E as W,F as H,G as L,a as s,b as j,d,f as A,h as o,i as v,j as f,n as k,o as w,s as F,v as T,w as D,x,y as G,z}from"./chunk-6MAETQC5.js";import{c as P,d as m,g as R}from"./chunk-3SUXVHTQ.js";var ft=["xl","l","m","s"];var B=new WeakMap;function Y(t,e,n,a){let l=[...t.querySelectorAll("[data-unit]")],i=B.get(t);if(i?.key!==n){let h=l.map(N=>N.textContent),g=ht(t,l,t.dataset.keep==="written"?mt(i?.text,h):-1),V=i?.thing===e&&i.pages.length===g.length;B.set(t,{thing:e,key:n,pages:g,since:V?i.since:a,text:h})}let{pages:c,since:p}=B.get(t),$=((t.dataset.keep==="newest"?c.length-1:0)+Math.floor((a-p)/12e3))%c.length;return tt(t,l,...c[$]),[$+1,c.length]}function ht(t,e,n){let a=e.length-1,l=(c,p)=>(tt(t,e,c,p),t.scrollHeight<=t.clientHeight+1&&t.scrollWidth<=t.clientWidth+1);for(let c of ft)if(t.dataset.size=c,l(0,a))return[[0,a]];if(t.dataset.size="m",n>=0){let c=I(0,n,p=>l(p,n));return[[c,a-I(0,a-n,p=>l(c,a-p))]]}let i=[];for(let c=0;c<=a;c=i.at(-1)[1]+1)i.push([c,a-I(0,a-c,p=>l(c,a-p))]);return i}function I(t,e,n){for(;t<e;){let a=t+e>>1;n(a)?e=a:t=a+1}return t}function mt(t,e){let n=0;for(;t&&n<Math.min(t.length,e.length)&&t.at(-1-n)===e.at(-1-n);)n++;return Math.max(0,e.length-1-(n<e.length?n:0))}function tt(t,e,n,a){e.forEach((l,i)=>l.hidden=i<n||i>a);for(let l of t.querySelectorAll("[data-group]"))l.hidden=!l.querySelector("[data-unit]:not([hidden])")}function et(t){let e=[""];for(let n of t.split(/(?<=\s)/u).flatMap(a=>a.match(new RegExp(".{1,40}","gsu"))??[]))e.at(-1).length+n.length>40&&e.push(""),e[e.length-1]+=n;return e}var kt=8,M=t=>s`<span class="chip" data-g=${(t-1)%kt+1}>${t}</span>`,b=t=>et(t).map(e=>s`<span data-unit>${e}</span>`),O=s`<p class="big muted" data-more></p>`;function nt({title:t,group:e,answers:n}){return s`<div class="told-head">${M(e.number)}<h1>${t}</h1><p class="big muted">${w(e)}</p></div>
    <div class="fits text" data-keep="written">
      ${n.length?n.map(({question:a,lines:l})=>s`<section data-group>
              <h2>${a}</h2>
              ${l.map(vt)}
            </section>`):s`<p data-unit>${o("Gruppa har ikke skrevet noe enn\xE5.")}</p>`}
    </div>
    ${O}`}function vt({text:t,mark:e,depth:n,is_heading:a}){return a?s`<h3 data-group>${b(t)}</h3>`:s`<p data-group class=${e?"item":""} style="--depth:${n}">${e?s`<b>${e}</b>`:d}<span>${b(t)}</span></p>`}function st({title:t,proposals:e}){return s`<div class="told-head"><h1>${t}</h1><p class="big muted">${v("{n} forslag","{n} forslag",e.length)}</p></div>
    <ul class="fits titles ${e.length>6?"many":""}" data-keep="newest">
      ${e.length?e.map(({title:n,group:a})=>s`<li data-unit>${M(a)}<span><span class="hidden">${o("Gruppe {n}",{n:a})}: </span>${n}</span></li>`):s`<li data-unit>${o("Ingen forslag enn\xE5. De kommer her n\xE5r gruppene skriver dem.")}</li>`}
    </ul>
    ${O}`}var at=({text:t})=>s`<div class="told-head"><h1>${o("Fra arrang\xF8ren")}</h1></div>
  <div class="fits message" data-keep="pages">${t.split(`
`).map(e=>s`<p data-group>${b(e)}</p>`)}</div>
  ${O}`,ot=({result:t,is_open:e})=>!!(t&&(t.counts||!e));function rt(t,e,n,a){let{title:l,question:i,is_open:c,turnout:p,may:u}=t;return s`${c?e:d}
    <div class=${c?"":"bye"}>
      <p class="big muted">${l}</p>
      <h1>${c?i||l:o("Takk for svarene.")}</h1>
      ${c?s`<p class="how">${o("Svar p\xE5 telefonen, uten navn. Det tar under et minutt.")}</p>
            <p class="how">${o("Ikke inne? Skann koden, eller g\xE5 til")} <strong>${n}</strong> ${o("og skriv")} <strong class="code">${a}</strong></p>`:d}
      <p class="bigcode">${p}</p>
      <p class="big">${o("av {total} har svart",{total:u})}</p>
    </div>`}function it({title:t,result:e,least:n}){let{kind:a,text:l,counts:i,n:c,is_partial:p}=e,u=X(e),$=i?Math.max(...i,1):1;return s`<div class="told-head"><h1>${l}</h1><p class="big muted">${t}</p></div>
    ${i?s`<ol class="fits bars ${u.length>6?"many down":""}" data-keep="pages" style="--rows:${Math.ceil(u.length/2)}">
          ${u.map((h,g)=>s`<li class="bar" data-unit style="--n:${Math.round(i[g]/$*100)}%">
              <span>${a==="smileys"?s`<span aria-hidden="true">${Z[g]} </span>`:d}${h}</span><b>${i[g]}</b><i></i>
            </li>`)}
        </ol>`:s`<p class="big">${o("F\xE6rre enn {n} har svart, s\xE5 vi viser ikke tallene.",{n})}</p>`}
    <p class="big muted">${i?v("{n} svar","{n} svar",c):d}${p?s`. ${o("De siste er for f\xE5 til \xE5 vises.")}`:d} <span data-more></span></p>`}var wt=600*1e3,bt=6,yt=18,St=12*1e3,E=JSON.parse(document.getElementById("page").textContent),[pt,y]=["top","view"].map(t=>document.getElementById(t)),ut=document.getElementById("qr").content.firstElementChild,{snapshot:r}=E,q=!1,gt=!1;P(E.now);K({watch:{as:"screen"},token:E.token,tokenAddress:`${location.pathname}/token`,onSnapshot(t){r=t,S()},onState(t){q=t==="lost",t!=="connected"&&H(q?o("Ikke tilkoblet."):o("Tilkoblet igjen.")),S()}});pt.replaceChildren();R(S);addEventListener("resize",S);document.fonts.ready.then(()=>{gt=!0,S()});J(!0);function S(){L(r),A(Vt(),pt);let t=D(r),[e,n]=Et(t);y.className!==e&&(y.className=e);let a=Ot();A(s`${n}${a}`,y);let l=JSON.stringify([r.showing,r.messages,a!==d,innerWidth,innerHeight,gt]),{what:i,id:c,result:p}=r.showing;for(let u of y.querySelectorAll(".fits")){let $=u.closest(".said"),h=$?r.messages[0].id:JSON.stringify([i,c,p?.text]),[g,V]=Y(u,h,l,m()),N=($??y).querySelector("[data-more]");N&&(N.textContent=u.dataset.keep==="written"||V<2?"":o("Side {n} av {total}",{n:g,total:V}))}}function Et(t){let{showing:e}=r,{what:n}=e;return n==="poll"?["told",Nt(e.poll)]:n==="notes"?["told",nt(e)]:n==="proposals"?["told",st(e)]:n==="message"?["told",at(e)]:n==="survey"&&ot(e)?["told",it(e)]:n==="survey"?["hello",rt(e,ut,E.address,C(r.code))]:n==="welcome"?["hello",lt()]:n==="agenda"?["board",s`${t?_(t):d}${dt()}`]:n==="board"&&r.board.length&&t?["board",s`${_(t)}${ct(t)}`]:r.phase==="before"?["hello",lt()]:r.phase==="ended"?["hello",_t()]:r.turns?["board",s`${_(t)}${W(r.turns)}`]:["board",s`${_(t)}${$t(t)?ct(t):dt()}`]}function Vt(){return s`<strong>${r.workshop.title}</strong>
    ${q?s`<span class="tag warn">${o("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:d}
    <span class="push">${r.phase==="on"?s`<span class="muted">${o("Kom inn med kode {code}",{code:C(r.code)})}</span>`:d}</span>
    <span>${f(m())}</span>`}function C(t){return`${t.slice(0,3)} ${t.slice(3)}`}function Nt(t){let e=t.options.length>8?"many":"";return s`<div class="told-head">
      <h1>${t.title}</h1>
      <p class="big">${o("{n} av {total} har stemt",{n:t.cast,total:t.may})}</p>
    </div>
    ${t.result?s`<div class="poll-result ${e}">${Q(t)}</div>`:s`<ul class="fits options ${e}" data-keep="pages">${t.options.map(({text:n})=>s`<li data-unit>${n}</li>`)}</ul>
          <p class="big muted">${xt(t)} <span data-more></span></p>`}`}function xt(t){if(t.state!=="open")return o("Avstemningen er lukket. Resultatet kommer straks.");let e=F(t),n=t.ends_at?o("\xC5pent til kl. {clock}.",{clock:f(t.ends_at)}):"";return s`${o("Stem p\xE5 telefonen.")} ${e} ${n}`}function lt(){let{workshop:t,joined:e,total:n}=r,l=t.starts_at-m()>0?o("Vi begynner kl. {clock}.",{clock:f(t.starts_at)}):o("Vi begynner straks."),i=t.joining==="listed"&&n?s`<strong>${o("{n} av {total}",{n:e,total:n})}</strong> ${o("er inne.")}`:e?s`<strong>${e}</strong> ${o("er inne.")}`:d;return s`<div class="ways-in">${ut}${r.wifi?Mt(r.wifi):d}</div>
    <div>
      <h1 class=${t.title.length>60?"long":""}>${o("Velkommen til {title}",{title:t.title})}</h1>
      <p class="how">${o("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${E.address}</strong> ${o("og skriv")}</p>
      <p class="bigcode">${C(r.code)}</p>
      <p class="big">${l} ${i}</p>
    </div>`}function Mt({name:t,password:e,qr:n}){let[a,l]=n.split(/ (.*)/s),i=Number(a)+6;return s`<div class="wifi">
    <svg class="qr" role="img" aria-label=${o("QR-kode for tr\xE5dl\xF8st nett")} viewBox="-3 -3 ${i} ${i}">
      ${j`<path fill="#fff" d="M-3-3h${i}v${i}h-${i}z" /><path fill="#000" d=${l} />`}
    </svg>
    <p>${o("Tr\xE5dl\xF8st nett")}<br /><strong>${t}</strong>${e?s`<br />${o("Passord")}<br /><strong>${e}</strong>`:d}</p>
  </div>`}function _t(){return s`<div class="bye">
    <h1>${o("Takk for i dag.")}</h1>
    <p class="how">${o("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function _(t){let e=t.kind==="round"||t.kind==="summary",n=e?T(r,t):r.turns?k(t):"",{times:a}=x(r),l=r.agenda.filter(c=>c.state==="next").slice(0,2),i=r.rounds.some(c=>c.state==="past");return s`<section class="now ${e?"":"rest"}" aria-label=${o("N\xE5")}>
    <div class="stack">
      ${n?s`<p class="where big">${n}</p>`:s`<h1>${k(t)}</h1>`}
      ${t.speaker?s`<p class="big">${t.speaker}</p>`:d}
      ${e||i?G(r):d}
    </div>
    ${r.turns?U(r):z(r,At)}
    ${$t(t)?s`<p class="next">
          ${l.map(c=>s`<span>${f(a[c.id])} ${k(c)}</span>`)}
          ${l.length?d:s`<span>${f(x(r).end)} ${o("Slutt")}</span>`}
        </p>`:d}
  </section>`}function At(t){return t.paused?o("Klokka st\xE5r"):t.out?o("Tida er ute"):t.late?o("igjen. Skriv ferdig."):v("minutt igjen","minutter igjen",t.minutes)}function $t(t){if(!r.board.length)return!1;if(t.id===r.board_of)return!0;let e=r.agenda.find(n=>n.state==="next");return t.kind==="break"&&e?.id===r.board_of}function ct(t){let e=r.agenda.find(c=>c.id===r.board_of),n=Math.ceil(r.board.length/yt),a=Math.ceil(r.board.length/n),l=Math.floor(m()/St)%n,i=a<=4?1:a<=12?2:3;return s`<section aria-labelledby="go">
    <h1 id="go">${t.id===e.id?Bt(e):o("Etter pausen: {what}",{what:k(e)})}</h1>
    <ul class="gos ${a>10?"many":a<6?"few":""}" style="grid-template-rows:repeat(${Math.ceil(a/i)},1fr)">
      ${r.board.slice(l*a,(l+1)*a).map(It)}
    </ul>
    ${n>1?s`<p class="muted">${o("Side {n} av {total}",{n:l+1,total:n})}</p>`:d}
  </section>`}function Bt(t){return t.id===r.rounds[0].id?o("G\xE5 til gruppa di."):r.workshop.rotation!=="rotating"?o("Bli i gruppa di."):t.kind==="summary"?o("Bli der du er. Den f\xF8rste lederen kommer tilbake."):o("Bli der du er. Lederen kommer.")}function It(t){let e=t.place||(t.is_online?o("p\xE5 nett"):""),n=[t.leader,e].filter(Boolean).join(", ");return s`<li class="go">
    ${M(t.number)}
    <div>
      <strong><span class="hidden">${w(t)}: </span>${t.title??w(t)}</strong>
      <span>${n}</span>
    </div>
  </li>`}function dt(){let{times:t,end:e}=x(r),n=r.agenda.filter(a=>a.state==="next").map(a=>[t[a.id],k(a),a.speaker]);return n.push([e,o("Slutt"),""]),s`<section aria-labelledby="day">
    <h1 id="day">${o("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${n.slice(0,bt).map(([a,l,i])=>s`<li class="go">
          <span class="at">${f(a)}</span>
          <div><strong>${l}</strong>${i?s`<span>${i}</span>`:d}</div>
        </li>`)}
    </ol>
  </section>`}function Ot(){let t=r.messages[0];return!t||m()-t.sent_at>wt||r.showing.id===t.id?d:s`<div class="notice info said">
    <strong>${o("Fra arrang\xF8ren:")}</strong>
    <p class="fits" data-keep="pages">${b(t.text.replaceAll(`
`," "))}</p>
    <span data-more></span>
  </div>`}
