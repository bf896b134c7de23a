import{a as te,b as ne}from"./chunk-YRBZQDT4.js";import{A as E,B as A,C as B,D as L,E as Y,F as ee,c as i,e as s,g as h,h as J,i as W,j as N,k as Z,m as t,n as f,o as v,p as O,q as Q,r as U,s as p,t as _,u as D,v as F,w as T,x,y as b,z as X}from"./chunk-NBBFEV7M.js";var I=({theme_id:e,track:n})=>`#form/${e}/${n}`;function ie({snapshot:e,personal:n,notice:r}){let a=b(e),o=e.phase==="before"?$e(e,n):e.phase==="ended"?be(e,n):a&&e.meeting?ke(e,n,a):he(e,n,a);return i`${r}${o}${we(e,n)}`}function $e(e,n){let{workshop:r,group:a}=e,o=Math.ceil((r.starts_at-W())/6e4),u=v(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${a?i`<p class="where"><span>${t("Du er i {group}",{group:T(_(a))})}</span></p>`:s}
    <h1>${t("Du er inne, {name}.",{name:F(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${o>90?i`<p><strong>${t("Vi begynner {day} kl. {clock}.",{day:O(r.starts_at),clock:u})}</strong></p>`:o>0?i`<p class="clock" role="timer" aria-label=${f("{n} minutt til start","{n} minutter til start",o)}>
            <b>${o}</b> <span>${f("minutt til start,","minutter til start,",o)}<br />${t("kl. {clock}",{clock:u})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${M(n)} ${z(P(r.place?i`<p>${r.place}</p>`:s,se(r)))}
  </section>`}function ke(e,n,r){let{group:a,meeting:o}=e,u=N(e.step),d=n.roles.find(l=>l.theme_id===o.theme_id&&l.track===o.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${_(a)}</span><span>${x(e,r)}</span></p>
      ${E(e)}
    </div>
    <div>
      <h1>${o.title}</h1>
      <p class="lead-by">${je(o)}${a.place?i`<br />${a.place}`:s}</p>
    </div>
    ${A(e,(l,g)=>ge(l,g))}
    <div class="stack s">
      ${d?i`<a class="btn main big" href=${ae(n,d)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${I(o)}>${u?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${a.meeting_url?oe(a.meeting_url,t("M\xF8terom")):s}
        <a class="btn" href="#sheet/${o.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function ge(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):f("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${f("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function he(e,n,r){let{group:a,workshop:o}=e,u=e.rounds.filter(g=>g.state==="past").length,d=r.kind==="round"||r.kind==="summary",l=d&&!a?t("Du er ikke i en gruppe enn\xE5"):p(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${a?i`<span>${_(a)}</span>`:s}
        ${d?i`<span>${x(e,r)}</span>`:u?i`<span>${f("{n} av {total} runde ferdig","{n} av {total} runder ferdig",u,{total:e.rounds.length})}</span>`:s}
      </p>
      ${u||d?E(e):s}
    </div>
    <div>
      <h1>${l}</h1>
      ${d&&!a&&!n.roles.length?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:d&&a?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:s}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:s}
    </div>
    ${A(e,(g,pe)=>ve(g,pe,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:s}
    ${M(n)}
    ${z(P(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,r.kind==="break"?s:se(o)))}
  </section>`}function ve(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let a=e.late?t("igjen."):f("minutt igjen.","minutter igjen.",e.minutes);return i`${a}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function be(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:F(n.name)})}</h1>
    <p>${t("Du kan lukke siden. Alt er lagret.")}</p>
    ${M(n)}
    ${z(P(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:s))}
  </section>`}function we(e,n){if(e.phase==="ended"){let l=O(`${e.workshop.personal_data_until}T12:00:00Z`);return re(t("Dette skjer videre"),[[l,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:a}=X(e),o=[],u=e.agenda.filter(l=>l.state==="next"),d=u.filter(l=>l.kind==="round"||l.kind==="summary");for(let l of u){let g=d.includes(l);e.phase==="before"&&d.length>1&&ye(u,d,l)?l===d[0]&&o.push([v(r[l.id]),Se(d),_e(e,d)]):g?o.push([v(r[l.id]),...Te(e,l,l===d[0])]):o.push([v(r[l.id]),...xe(l)])}return!o.length&&e.phase==="before"?s:(o.push([v(a),t("Slutt"),""]),re(e.phase==="before"?t("I dag"):t("Etterp\xE5"),o))}var ye=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),Se=e=>t("Gruppearbeid i {n} runder",{n:L(e.length)});function _e(e,n){let r=new Set(n.map(a=>e.plan[a.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:L(r.size)}):e.plan[n[0].id]?.title??""}function Te(e,n,r){let a=e.plan[n.id],o=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!a)return[o,""];let u=t("{name}: {title}",{name:o,title:a.title});if(n.kind==="summary")return[u,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[u,""];let d=t("Bli i {group}.",{group:T(_(e.group))});return e.workshop.rotation!=="rotating"?[u,d]:[u,a.leader?`${d} ${t("{who} kommer til dere.",{who:D(a.leader)})}`:d]}function xe(e){return e.kind==="break"?[f("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[p(e),e.speaker]}function re(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,a,o])=>i`<dt>${r}</dt><dd>${a}${o?i`<span>${o}</span>`:s}</dd>`)}
    </dl>
  </section>`}function je(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:D(n)}):n?t("{who} leder",{who:D(n)}):t("Dere leder m\xF8tet selv")}var ae=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`;function M(e){let n=new Map(e.roles.map(r=>[`${r.theme_id}/${r.track}`,r]));return n.size?i`<div class="stack s">
    ${[...n.values()].map(r=>i`<a class="btn big" href=${ae(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:s}var oe=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${U}</a>`,se=e=>e.meeting_url?oe(e.meeting_url,t("Fellesm\xF8te")):s,P=(...e)=>e.filter(n=>n!==s),z=e=>e.length?i`<div class="row">${e}</div>`:s;function le(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?s:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,a])=>i`<div class="text"><h2>${r}</h2>${B(a)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${B(r.text)}</div>`)}
  </section>`}function ce(e){let n=new Map(e.met.map(a=>[`${a.theme_id}/${a.track}`,a])),r=a=>e.met.filter(o=>o.theme_id===a.theme_id&&o.track===a.track).map(o=>e.agenda.find(u=>u.id===o.item_id)).filter(Boolean).map(p).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?s:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(a=>i`<li><a href=${I(a)}><strong>${a.title}</strong><small>${r(a)}</small></a></li>`)}
    </ul>
  </section>`}var C=JSON.parse(document.getElementById("page").textContent),[$,Ne,j,w]=["top","band","view","form"].map(e=>document.getElementById(e)),V=$.firstElementChild.cloneNode(!0),{snapshot:c,personal:S}=C,k="connected",m=null,K=Number(localStorage.getItem(ue())??0);J(C.now);var q=ne({watch:{as:"group"},token:C.token,tokenAddress:`/w/${c.workshop.id}/token`,onSnapshot(e,n){c=e,S=n??S,y()},onState(e){k=e==="lost"?"lost":k==="lost"?"again":"connected",Y(k==="lost"?t("Ikke tilkoblet."):t("Tilkoblet igjen. Alt er lagret.")),k==="again"&&setTimeout(()=>k==="again"&&(k="connected",y()),4e3),y()}});addEventListener("hashchange",H);addEventListener("popstate",H);H();Z(y);Ie();function y(){ee(c),te(c.phase==="on"&&!!c.meeting);let[e,n]=R(),r=e==="form";h(r?Ce():de(),Ne),w.hidden=!r,j.hidden=r,De(e),!r&&(e==="sheet"?h(le(c.sheets[n]),j):e==="read"?h(ce(c),j):h(ie({snapshot:c,personal:S,notice:Fe()}),j))}function R(){return location.hash.slice(1).split("/")}function H(){let[e,n,r]=R();e!=="form"?fe():m?.address!==location.hash&&me({theme_id:n,track:Number(r)}),y(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&j.querySelector("h1")?.focus({preventScroll:!0})}function De(e){if(!e){$.firstElementChild!==V&&$.replaceChildren(V);let a=V.querySelector("[data-name]");a&&a.textContent!==S.name&&(a.textContent=S.name);return}($.firstElementChild===V||!$.dataset.drawn)&&$.replaceChildren(),$.dataset.drawn="yes";let n=b(c),r=N(c.step);h(i`<div class="bar-top">
      <a class="btn plain" href="#">${n?t("Til {what}",{what:T(p(n))}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${Ve(r)}</p>`:s}
    </div>`,$)}function Ve(e){return e.late?i`<strong class="run">${Q(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function de(){if(k==="connected")return s;if(k==="again")return i`<div class="notice info"><p>${t("Tilkoblet igjen. Alt er lagret.")}</p></div>`;let e=m?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${q.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Ce(){return i`${de()}${Oe()}`}function Oe(){let e=b(c),n=c.phase==="on"?e?.id:c.phase;if(!m||m.step===n||!m.wasNow)return s;if(c.phase==="ended")return G(t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."),t("Til avslutningen"));if(!e)return s;let r=x(c,e);return c.meeting?G(t("{round} har begynt: {title}. Skriv ferdig f\xF8rst.",{round:r,title:c.meeting.title}),t("G\xE5 dit")):G(t("N\xE5: {title}. Skriv ferdig f\xF8rst.",{title:p(e)}),t("G\xE5 dit"))}function G(e,n){return i`<div class="notice info"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function Fe(){let e=c.messages[0];return!e||e.sent_at<=K?s:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>Ee(e)}>${t("Lest")}</button>
  </div></div>`}function Ee(e){K=e.sent_at,localStorage.setItem(ue(),String(K)),y()}function ue(){return`read/${C.snapshot.workshop.id}`}async function me({theme_id:e,track:n}){await fe();let r=b(c),a={address:location.hash,step:c.phase==="on"?r?.id:c.phase,wasNow:c.meeting?.theme_id===e};m=a,w.replaceChildren(Ae());try{let{mountForm:o}=await import("./form-RPYVEMWO.js");if(m!==a)return;w.replaceChildren(),a.mounted=await o(w,{live:q,socket:q.manager,theme_id:e,track:n,person:S})}catch(o){console.error(o),m===a&&w.replaceChildren(Be())}}async function fe(){let{mounted:e}=m??{};m=null,await e?.close?.(),w.replaceChildren()}function Ae(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function Be(){let e=document.createElement("div");return e.className="part stack",h(i`<p>${t("Skjemaet kom ikke fram.")}</p><button class="btn" @click=${()=>me(Le())}>${t("Pr\xF8v n\xE5")}</button>`,e),e}function Le(){let[,e,n]=R();return{theme_id:e,track:Number(n)}}function Ie(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>import("./form-RPYVEMWO.js").catch(()=>{})),2e3+6e3*Math.random())}
