import{a as ne,b as ie}from"./chunk-YBVRQXTG.js";import{b as re}from"./chunk-CFRQDDI6.js";import{A as Y,B as E,C as F,D as B,E as A,F as ee,G as te,c as i,e as s,g as k,h as J,i as W,j as x,k as Z,m as t,n as p,o as v,p as D,q as Q,r as U,s as g,t as V,u as j,v as C,w as O,x as X,y,z as b}from"./chunk-BL6EQID4.js";var I=({theme_id:e,track:n})=>`#form/${e}/${n}`;function oe({snapshot:e,personal:n,notice:r}){let a=b(e),o=e.phase==="before"?ge(e,n):e.phase==="ended"?ye(e,n):a&&e.meeting?he(e,n,a):be(e,n,a);return i`${r}${o}${Se(e,n)}`}function ge(e,n){let{workshop:r,group:a}=e,o=Math.ceil((r.starts_at-W())/6e4),l=v(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${a?i`<p class="where"><span>${t("Du er i {group}",{group:O(a)})}</span></p>`:s}
    <h1>${t("Du er inne, {name}.",{name:C(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${o>90?i`<p><strong>${t("Vi begynner {day} kl. {clock}.",{day:D(r.starts_at),clock:l})}</strong></p>`:o>0?i`<p class="clock" role="timer" aria-label=${p("{n} minutt til start","{n} minutter til start",o)}>
            <b>${o}</b> <span>${p("minutt til start,","minutter til start,",o)}<br />${t("kl. {clock}",{clock:l})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${L(n)} ${P(M(r.place?i`<p>${r.place}</p>`:s,ce(r)))}
  </section>`}function he(e,n,r){let{group:a,meeting:o}=e,l=x(e.step),u=n.roles.find(c=>c.theme_id===o.theme_id&&c.track===o.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${V(a)}</span><span>${y(e,r)}</span></p>
      ${E(e)}
    </div>
    <div>
      <h1>${o.title}</h1>
      <p class="lead-by">${De(o)}${a.place?i`<br />${a.place}`:s}</p>
    </div>
    ${F(e,(c,$)=>ve(c,$))}
    <div class="stack s">
      ${u?i`<a class="btn main big" href=${se(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${I(o)}>${l?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${a.meeting_url?le(a.meeting_url,t("M\xF8terom")):s}
        <a class="btn" href="#sheet/${o.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function ve(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):p("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${p("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function be(e,n,r){let{group:a,workshop:o}=e,l=e.rounds.filter($=>$.state==="past").length,u=r.kind==="round"||r.kind==="summary",c=u&&!a?t("Du er ikke i en gruppe enn\xE5"):g(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${a?i`<span>${V(a)}</span>`:s}
        ${u?i`<span>${y(e,r)}</span>`:l?i`<span>${p("{n} av {total} runde ferdig","{n} av {total} runder ferdig",l,{total:e.rounds.length})}</span>`:s}
      </p>
      ${l||u?E(e):s}
    </div>
    <div>
      <h1>${c}</h1>
      ${u&&!a&&!n.roles.length?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:u&&a?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:s}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:s}
    </div>
    ${F(e,($,ke)=>we($,ke,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:s}
    ${L(n)}
    ${P(M(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,r.kind==="break"?s:ce(o)))}
  </section>`}function we(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let a=e.late?t("igjen."):p("minutt igjen.","minutter igjen.",e.minutes);return i`${a}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function ye(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:C(n.name)})}</h1>
    <p>${t("Du kan lukke siden. Alt er lagret.")}</p>
    ${L(n)}
    ${P(M(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:s))}
  </section>`}function Se(e,n){if(e.phase==="ended"){let c=D(`${e.workshop.personal_data_until}T12:00:00Z`);return ae(t("Dette skjer videre"),[[c,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:a}=Y(e),o=[],l=e.agenda.filter(c=>c.state==="next"),u=l.filter(c=>c.kind==="round"||c.kind==="summary");for(let c of l){let $=u.includes(c);e.phase==="before"&&u.length>1&&_e(l,u,c)?c===u[0]&&o.push([v(r[c.id]),Te(u),xe(e,u)]):$?o.push([v(r[c.id]),...je(e,c,c===u[0])]):o.push([v(r[c.id]),...Ne(c)])}return!o.length&&e.phase==="before"?s:(o.push([v(a),t("Slutt"),""]),ae(e.phase==="before"?t("I dag"):t("Etterp\xE5"),o))}var _e=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),Te=e=>t("Gruppearbeid i {n} runder",{n:A(e.length)});function xe(e,n){let r=new Set(n.map(a=>e.plan[a.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:A(r.size)}):e.plan[n[0].id]?.title??""}function je(e,n,r){let a=e.plan[n.id],o=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!a)return[o,""];let l=t("{name}: {title}",{name:o,title:a.title});if(n.kind==="summary")return[l,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[l,""];let u=t("Bli i {group}.",{group:O(e.group)});return e.workshop.rotation!=="rotating"?[l,u]:[l,a.leader?`${u} ${t("{who} kommer til dere.",{who:j(a.leader)})}`:u]}function Ne(e){return e.kind==="break"?[p("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[g(e),e.speaker]}function ae(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,a,o])=>i`<dt>${r}</dt><dd>${a}${o?i`<span>${o}</span>`:s}</dd>`)}
    </dl>
  </section>`}function De(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:j(n)}):n?t("{who} leder",{who:j(n)}):t("Dere leder m\xF8tet selv")}var se=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`;function L(e){let n=new Map(e.roles.map(r=>[`${r.theme_id}/${r.track}`,r]));return n.size?i`<div class="stack s">
    ${[...n.values()].map(r=>i`<a class="btn big" href=${se(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:s}var le=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${U}</a>`,ce=e=>e.meeting_url?le(e.meeting_url,t("Fellesm\xF8te")):s,M=(...e)=>e.filter(n=>n!==s),P=e=>e.length?i`<div class="row">${e}</div>`:s;function de(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?s:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,a])=>i`<div class="text"><h2>${r}</h2>${B(a)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${B(r.text)}</div>`)}
  </section>`}function ue(e){let n=new Map(e.met.map(a=>[`${a.theme_id}/${a.track}`,a])),r=a=>e.met.filter(o=>o.theme_id===a.theme_id&&o.track===a.track).map(o=>e.agenda.find(l=>l.id===o.item_id)).filter(Boolean).map(g).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?s:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(a=>i`<li><a href=${I(a)}><strong>${a.title}</strong><small>${r(a)}</small></a></li>`)}
    </ul>
  </section>`}var N=JSON.parse(document.getElementById("page").textContent),[S,Ve,_,T]=["top","band","view","form"].map(e=>document.getElementById(e)),z=S.firstElementChild.cloneNode(!0),G=document.createElement("div"),{snapshot:d,personal:h}=N,f="connected",m=null,q=Number(localStorage.getItem(fe())??0);J(N.now);re(h.id);var R=ie({watch:{as:"group"},token:N.token,tokenAddress:`/w/${d.workshop.id}/token`,onSnapshot(e,n){d=e,h=n??h,w()},onState(e){f=e==="lost"?"lost":f==="lost"?"again":"connected",ee(f==="lost"?t("Ikke tilkoblet."):t("Tilkoblet igjen. Alt er lagret.")),f==="again"&&setTimeout(()=>f==="again"&&(f="connected",w()),4e3),w()}});addEventListener("hashchange",H);addEventListener("popstate",H);H();Z(w);Pe();function w(){te(d),ne(d.phase==="on"&&!!d.meeting);let[e,n]=me(),r=e==="form";k(r?Ee():pe(),Ve),T.hidden=!r,_.hidden=r,Ce(e),!r&&(e==="sheet"?k(de(d.sheets[n]),_):e==="read"?k(ue(d),_):k(oe({snapshot:d,personal:h,notice:Be()}),_))}function me(){return location.hash.slice(1).split("/")}function H(){let[e,n,r]=me();e!=="form"?$e():m?.address!==location.hash&&Ie({theme_id:n,track:Number(r)}),w(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&_.querySelector("h1")?.focus({preventScroll:!0})}function Ce(e){if(!e){S.firstElementChild!==z&&S.replaceChildren(z);let a=z.querySelector("[data-name]");a&&a.textContent!==h.name&&(a.textContent=h.name);return}S.firstElementChild!==G&&S.replaceChildren(G);let n=b(d),r=x(d.step);k(i`<div class="bar-top">
      <a class="btn plain" href="#">${n?t("Til {what}",{what:X(n)}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${Oe(r)}</p>`:s}
    </div>`,G)}function Oe(e){return e.late?i`<strong class="run">${Q(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function pe(){if(f==="connected")return s;if(f==="again")return i`<div class="notice info"><p>${t("Tilkoblet igjen. Alt er lagret.")}</p></div>`;let e=m?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${R.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Ee(){return i`${pe()}${Fe()}`}function Fe(){let e=b(d),n=d.phase==="on"?e?.id:d.phase;if(!m||m.step===n||!m.wasNow)return s;if(d.phase==="ended")return K(t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."),t("Til avslutningen"));if(!e)return s;let r=y(d,e);return d.meeting?K(t("{round} har begynt: {title}. Skriv ferdig f\xF8rst.",{round:r,title:d.meeting.title}),t("G\xE5 dit")):K(t("N\xE5: {title}. Skriv ferdig f\xF8rst.",{title:g(e)}),t("G\xE5 dit"))}function K(e,n){return i`<div class="notice info"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function Be(){let e=d.messages[0];return!e||e.sent_at<=q?s:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>Ae(e)}>${t("Lest")}</button>
  </div></div>`}function Ae(e){q=e.sent_at,localStorage.setItem(fe(),String(q)),w()}function fe(){return`read/${N.snapshot.workshop.id}`}async function Ie({theme_id:e,track:n}){await $e();let r=b(d),a={address:location.hash,step:d.phase==="on"?r?.id:d.phase,wasNow:d.meeting?.theme_id===e};m=a,T.replaceChildren(Le());try{let{mountForm:o}=await import("./form-5VJ57XDJ.js");if(m!==a)return;let l=document.createElement("div");l.className="form-place",T.replaceChildren(l),a.mounted=await o(l,{live:R,socket:R.manager,theme_id:e,track:n,person:h})}catch(o){console.error(o),m===a&&T.replaceChildren(Me())}}async function $e(){let{mounted:e}=m??{};m=null,await e?.close?.(),T.replaceChildren()}function Le(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function Me(){let e=document.createElement("div");return e.className="part stack",k(i`<p>${t("Skjemaet kom ikke fram.")}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,e),e}function Pe(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>import("./form-5VJ57XDJ.js").catch(()=>{})),2e3+6e3*Math.random())}
