import{A as ee,B as te,a as i,b as s,c as h,d as H,e as J,f as x,g as W,h as t,i as m,j as v,k as V,l as Z,m as Q,n as f,o as _,p as N,q as O,r as T,s as w,t as U,u as A,v as F,w as E,x as L,y as X,z as Y}from"./chunk-PFQEPEKZ.js";import"./chunk-WOT6VMZA.js";var B=({theme_id:e,track:n})=>`#form/${e}/${n}`;function re({snapshot:e,personal:n,notice:r}){let a=w(e),o=e.phase==="before"?ke(e,n):e.phase==="ended"?we(e,n):a&&e.meeting?$e(e,n,a):he(e,n,a);return i`${r}${o}${be(e,n)}`}function ke(e,n){let{workshop:r,group:a}=e,o=Math.ceil((r.starts_at-J())/6e4),u=v(r.starts_at);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${a?i`<p class="where"><span>${t("Du er i {group}",{group:se(_(a))})}</span></p>`:s}
    <h1>${t("Du er inne, {name}.",{name:O(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${o>90?i`<p><strong>${t("Vi begynner {day} kl. {clock}.",{day:V(r.starts_at),clock:u})}</strong></p>`:o>0?i`<p class="clock" role="timer" aria-label=${m("{n} minutt til start","{n} minutter til start",o)}>
            <b>${o}</b> <span>${m("minutt til start,","minutter til start,",o)}<br />${t("kl. {clock}",{clock:u})}</span>
          </p>`:i`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${I(n)} ${P(M(r.place?i`<p>${r.place}</p>`:s,oe(r)))}
  </section>`}function $e(e,n,r){let{group:a,meeting:o}=e,u=x(e.step),d=n.roles.find(l=>l.theme_id===o.theme_id&&l.track===o.track);return i`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${_(a)}</span><span>${T(e,r)}</span></p>
      ${A(e)}
    </div>
    <div>
      <h1>${o.title}</h1>
      <p class="lead-by">${xe(o)}${a.place?i`<br />${a.place}`:s}</p>
    </div>
    ${F(e,(l,g)=>ge(l,g))}
    <div class="stack s">
      ${d?i`<a class="btn main big" href=${ie(n,d)}>${t("\xC5pne skjemaet du leder")}</a>`:i`<a class="btn main big" href=${B(o)}>${u?.out?t("Skriv ferdig i skjemaet"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${a.meeting_url?ae(a.meeting_url,t("M\xF8terom")):s}
        <a class="btn" href="#sheet/${o.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function ge(e,n){return e.paused?i`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):m("minutt igjen","minutter igjen",e.minutes)}`:e.out?i`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?i`${t("igjen.")}<br />${t("Skriv ferdig.")}`:i`${m("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function he(e,n,r){let{group:a,workshop:o}=e,u=e.rounds.filter(g=>g.state==="past").length,d=r.kind==="round"||r.kind==="summary",l=d&&!a?t("Du er ikke i en gruppe enn\xE5"):f(r);return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${a?i`<span>${_(a)}</span>`:s}
        ${d?i`<span>${T(e,r)}</span>`:u?i`<span>${m("{n} av {total} runde ferdig","{n} av {total} runder ferdig",u,{total:e.rounds.length})}</span>`:s}
      </p>
      ${u||d?A(e):s}
    </div>
    <div>
      <h1>${l}</h1>
      ${d&&!a&&!n.roles.length?i`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:d&&a?i`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:s}
      ${r.speaker?i`<p class="lead-by">${r.speaker}</p>`:s}
    </div>
    ${F(e,(g,fe)=>ve(g,fe,r.kind))}
    ${r.kind==="break"&&e.met.length?i`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:s}
    ${I(n)}
    ${P(M(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,r.kind==="break"?s:oe(o)))}
  </section>`}function ve(e,n,r){if(e.paused)return i`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return i`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let a=e.late?t("igjen."):m("minutt igjen.","minutter igjen.",e.minutes);return i`${a}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function we(e,n){return i`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:O(n.name)})}</h1>
    <p>${t("Du kan lukke siden. Alt er lagret.")}</p>
    ${I(n)}
    ${P(M(e.met.length?i`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,e.met.length?i`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:s))}
  </section>`}function be(e,n){if(e.phase==="ended"){let l=V(`${e.workshop.personal_data_until}T12:00:00Z`);return ne(t("Dette skjer videre"),[[l,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:a}=U(e),o=[],u=e.agenda.filter(l=>l.state==="next"),d=u.filter(l=>l.kind==="round"||l.kind==="summary");for(let l of u){let g=d.includes(l);e.phase==="before"&&d.length>1&&ye(u,d,l)?l===d[0]&&o.push([v(r[l.id]),Se(d),_e(e,d)]):g?o.push([v(r[l.id]),...Te(e,n,l)]):o.push([v(r[l.id]),...je(l)])}return!o.length&&e.phase==="before"?s:(o.push([v(a),t("Slutt"),""]),ne(e.phase==="before"?t("I dag"):t("Etterp\xE5"),o))}var ye=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),Se=e=>t("Gruppearbeid i {n} runder",{n:L(e.length)});function _e(e,n){let r=new Set(n.map(a=>e.plan[a.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:L(r.size)}):e.plan[n[0].id]?.title??""}function Te(e,n,r){let a=e.plan[r.id],o=r.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:r.round});if(!a)return[o,""];let u=t("{name}: {title}",{name:o,title:a.title});if(r.kind==="summary")return[u,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];let d=t("Bli i {group}.",{group:se(_(e.group))});return e.workshop.rotation!=="rotating"?[u,d]:[u,a.leader?`${d} ${t("{who} kommer til dere.",{who:N(a.leader)})}`:d]}function je(e){return e.kind==="break"?[m("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[f(e),e.speaker]}function ne(e,n){return i`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,a,o])=>i`<dt>${r}</dt><dd>${a}${o?i`<span>${o}</span>`:s}</dd>`)}
    </dl>
  </section>`}function xe(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:N(n)}):n?t("{who} leder",{who:N(n)}):t("Dere leder m\xF8tet selv")}var ie=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`;function I(e){let n=new Map(e.roles.map(r=>[`${r.theme_id}/${r.track}`,r]));return n.size?i`<div class="stack s">
    ${[...n.values()].map(r=>i`<a class="btn big" href=${ie(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:s}var ae=(e,n)=>i`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${Q}</a>`,oe=e=>e.meeting_url?ae(e.meeting_url,t("Fellesm\xF8te")):s,M=(...e)=>e.filter(n=>n!==s),P=e=>e.length?i`<div class="row">${e}</div>`:s,se=e=>e.charAt(0).toLowerCase()+e.slice(1);function le(e){if(!e)return i`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return i`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?s:i`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,a])=>i`<div class="text"><h2>${r}</h2>${E(a)}</div>`)}
    ${e.sources.map(r=>i`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${E(r.text)}</div>`)}
  </section>`}function ce(e){let n=new Map(e.met.map(a=>[`${a.theme_id}/${a.track}`,a])),r=a=>e.met.filter(o=>o.theme_id===a.theme_id&&o.track===a.track).map(o=>e.agenda.find(u=>u.id===o.item_id)).filter(Boolean).map(f).join(", ");return i`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?s:i`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="steps">
      ${[...n.values()].map(a=>i`<li><a href=${B(a)}><strong>${a.title}</strong><small>${r(a)}</small></a></li>`)}
    </ul>
  </section>`}var D=JSON.parse(document.getElementById("page").textContent),[k,Ne,j,b]=["top","band","view","form"].map(e=>document.getElementById(e)),C=k.firstElementChild.cloneNode(!0),{snapshot:c,personal:S}=D,$="connected",p=null,G=Number(localStorage.getItem(ue())??0);H(D.now);var K=te({watch:{as:"group"},token:D.token,tokenAddress:`/w/${c.workshop.id}/token`,onSnapshot(e,n){c=e,S=n??S,y()},onState(e){$=e==="lost"?"lost":$==="lost"?"again":"connected",X($==="lost"?t("Ikke tilkoblet."):t("Tilkoblet igjen. Alt er lagret.")),$==="again"&&setTimeout(()=>$==="again"&&($="connected",y()),4e3),y()}});addEventListener("hashchange",R);addEventListener("popstate",R);R();W(y);Me();function y(){Y(c),ee(c.phase==="on"&&!!c.meeting);let[e,n]=q(),r=e==="form";h(r?Oe():de(),Ne),b.hidden=!r,j.hidden=r,Ce(e),!r&&(e==="sheet"?h(le(c.sheets[n]),j):e==="read"?h(ce(c),j):h(re({snapshot:c,personal:S,notice:Fe()}),j))}function q(){return location.hash.slice(1).split("/")}function R(){let[e,n,r]=q();e!=="form"?pe():p?.address!==location.hash&&me({theme_id:n,track:Number(r)}),y(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&j.querySelector("h1")?.focus({preventScroll:!0})}function Ce(e){if(!e){k.firstElementChild!==C&&k.replaceChildren(C);let a=C.querySelector("[data-name]");a&&a.textContent!==S.name&&(a.textContent=S.name);return}(k.firstElementChild===C||!k.dataset.drawn)&&k.replaceChildren(),k.dataset.drawn="yes";let n=w(c),r=x(c.step);h(i`<div class="bar-top">
      <a class="btn plain" href="#">${n?t("Til {what}",{what:Ve(f(n))}):t("Tilbake")}</a>
      ${r&&!r.out?i`<p class="push">${De(r)}</p>`:s}
    </div>`,k)}var De=e=>e.late?i`<strong class="run">${Z(e.seconds)}</strong> ${t("igjen")}`:i`<strong>${m("{n} min","{n} min",e.minutes)}</strong> ${t("igjen")}`,Ve=e=>e.charAt(0).toLowerCase()+e.slice(1);function de(){if($==="connected")return s;if($==="again")return i`<div class="notice info"><p>${t("Tilkoblet igjen. Alt er lagret.")}</p></div>`;let e=p?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return i`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${K.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Oe(){return i`${de()}${Ae()}`}function Ae(){let e=w(c),n=c.phase==="on"?e?.id:c.phase;if(!p||p.step===n||!p.wasNow)return s;if(c.phase==="ended")return z(t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."),t("Til avslutningen"));if(!e)return s;let r=T(c,e);return c.meeting?z(t("{round} har begynt: {title}. Skriv ferdig f\xF8rst.",{round:r,title:c.meeting.title}),t("G\xE5 dit")):z(t("N\xE5: {title}. Skriv ferdig f\xF8rst.",{title:f(e)}),t("G\xE5 dit"))}var z=(e,n)=>i`<div class="notice info"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`;function Fe(){let e=c.messages[0];return!e||e.sent_at<=G?s:i`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>Ee(e)}>${t("Lest")}</button>
  </div></div>`}function Ee(e){G=e.sent_at,localStorage.setItem(ue(),String(G)),y()}function ue(){return`read/${D.snapshot.workshop.id}`}async function me({theme_id:e,track:n}){await pe();let r=w(c),a={address:location.hash,step:c.phase==="on"?r?.id:c.phase,wasNow:c.meeting?.theme_id===e};p=a,b.replaceChildren(Le());try{let{mountForm:o}=await import("./form-ULTD62YM.js");if(p!==a)return;b.replaceChildren(),a.mounted=await o(b,{live:K,socket:K.manager,theme_id:e,track:n,person:S})}catch(o){console.error(o),p===a&&b.replaceChildren(Be())}}async function pe(){let{mounted:e}=p??{};p=null,await e?.close?.(),b.replaceChildren()}function Le(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function Be(){let e=document.createElement("div");return e.className="part stack",h(i`<p>${t("Skjemaet kom ikke fram.")}</p><button class="btn" @click=${()=>me(Ie())}>${t("Pr\xF8v n\xE5")}</button>`,e),e}function Ie(){let[,e,n]=q();return{theme_id:e,track:Number(n)}}function Me(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>import("./form-ULTD62YM.js").catch(()=>{})),2e3+6e3*Math.random())}
