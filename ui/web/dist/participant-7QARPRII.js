import{a as me}from"./chunk-QUO2VA2M.js";import{a as z,c as de,d as ue}from"./chunk-XWCHDMCY.js";import{b as A,f as _,k as I}from"./chunk-IDMOZZHJ.js";import{a as ce,b as fe}from"./chunk-H5NAI6YV.js";import"./chunk-R6RACGIB.js";import{A as le,a,c as s,e as $,g as t,h as p,i as h,j as S,k as ie,l as ae,m as k,n as P,o as V,p as G,q as K,r as oe,s as v,t as w,u as se,v as D,w as C,x as R,y as W,z as q}from"./chunk-XTFRPKXX.js";import{c as ne,d as M,f as x,g as re}from"./chunk-3SUXVHTQ.js";var H=({theme_id:e,track:n})=>`#form/${e}/${n}`;function ge({snapshot:e,personal:n,notice:r}){let i=w(e),o=e.phase==="before"?De(e,n):e.phase==="ended"?Be(e,n):i&&e.meeting?Ce(e,n,i):i&&g(i)&&n.roles.length?Oe(e,n,i):Fe(e,n,i);return a`${r}${o}${Le(e,n)}`}function De(e,n){let{workshop:r,group:i}=e,o=Math.ceil((r.starts_at-M())/6e4),c=h(r.starts_at);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    ${i?a`<p class="where"><span>${t("Du er i {group}",{group:K(i)})}</span></p>`:s}
    <h1>${t("Du er inne, {name}.",{name:G(n.name)})}</h1>
    <p>${t("Vent her. Siden skifter av seg selv n\xE5r vi begynner.")}</p>
    ${o>90?a`<p><strong>${S(r.starts_at)===S(M())?t("Vi begynner i dag kl. {clock}.",{clock:c}):t("Vi begynner {day} kl. {clock}.",{day:S(r.starts_at),clock:c})}</strong></p>`:o>0?a`<p class="clock" role="timer" aria-label=${p("{n} minutt til start","{n} minutter til start",o)}>
            <b>${o}</b> <span>${p("minutt til start,","minutter til start,",o)}<br />${t("kl. {clock}",{clock:c})}</span>
          </p>`:a`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${O(n)} ${Z(U(r.place?a`<p>${r.place}</p>`:s,ve(r)))}
  </section>`}function Ce(e,n,r){let{group:i,meeting:o}=e,c=x(e.step),u=n.roles.find(d=>d.theme_id===o.theme_id&&d.track===o.track);return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${P(i)}</span><span>${v(e,r)}</span></p>
      ${D(e)}
    </div>
    <div>
      <h1>${o.title}</h1>
      <p class="lead-by">${Ke(o)}${i.place?a`<br />${i.place}`:s}</p>
    </div>
    ${C(e,(d,L)=>$e(d,L))}
    <div class="stack s">
      ${u?a`<a class="btn main big" href=${J(n,u)}>${t("\xC5pne skjemaet du leder")}</a>`:a`<a class="btn main big" href=${H(o)}>${c?.out?t("Skriv ferdig"):t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${i.meeting_url?he(i.meeting_url,t("M\xF8terom")):s}
        <a class="btn" href="#sheet/${o.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`}function $e(e,n){return e.paused?a`${t("Klokka st\xE5r.")}<br />${e.late?t("Vent litt."):p("minutt igjen","minutter igjen",e.minutes)}`:e.out?a`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`:e.late?a`${t("igjen.")}<br />${t("Skriv ferdig.")}`:a`${p("minutt igjen,","minutter igjen,",e.minutes)}<br />${t("til kl. {clock}",{clock:n})}`}function Oe(e,n,r){let i=ke(n),[o]=i,c=i.length===1;return a`<section class="now stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where"><span>${v(e,r)}</span></p>
      ${D(e)}
    </div>
    <h1>${c?o.title:t("Temaene dine")}</h1>
    ${C(e,(u,d)=>$e(u,d))}
    ${c?a`<a class="btn main big" href=${J(n,o)}>
          ${o.role==="leader"?t("\xC5pne skjemaet du leder"):t("\xC5pne skjemaet du skriver i")}
        </a>`:O(n)}
  </section>`}function Fe(e,n,r){let{group:i,workshop:o}=e,c=e.rounds.filter(d=>d.state==="past").length,u=g(r)&&!i?t("Du er ikke i en gruppe enn\xE5"):k(r);return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <div class="stack s">
      <p class="where">
        ${i?a`<span>${P(i)}</span>`:s}
        ${g(r)?a`<span>${v(e,r)}</span>`:c?a`<span>${p("{n} av {total} runde ferdig","{n} av {total} runder ferdig",c,{total:e.rounds.length})}</span>`:s}
      </p>
      ${c||g(r)?D(e):s}
    </div>
    <div>
      <h1>${u}</h1>
      ${g(r)&&!i?a`<p class="lead-by">${t("Si fra til arrang\xF8ren, s\xE5 f\xE5r du en gruppe.")}</p>`:g(r)?a`<p class="lead-by">${t("Gruppa di har ikke noe m\xF8te i denne runden.")}</p>`:s}
      ${r.speaker?a`<p class="lead-by">${r.speaker}</p>`:s}
    </div>
    ${C(e,(d,L)=>Ee(d,L,r.kind))}
    ${r.kind==="break"&&e.met.length?a`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`:s}
    ${O(n)}
    ${Z(U(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,r.kind==="break"?s:ve(o)))}
  </section>`}function Ee(e,n,r){if(e.paused)return a`${t("Klokka st\xE5r.")}<br />${t("Vent litt.")}`;if(e.out)return a`${t("Straks ferdig.")}<br />${t("Vi g\xE5r videre snart.")}`;let i=e.late?t("igjen."):p("minutt igjen.","minutter igjen.",e.minutes);return a`${i}<br />${r==="break"?t("Vi fortsetter kl. {clock}",{clock:n}):t("Til kl. {clock}",{clock:n})}`}function Be(e,n){return a`<section class="now rest stack l" aria-label=${t("N\xE5")}>
    <h1>${t("Takk, {name}. Vi er ferdige.",{name:G(n.name)})}</h1>
    <p>${_(n.id).length?t("Noe du skrev, er ikke sendt enn\xE5. La siden st\xE5 \xE5pen."):t("Du kan lukke siden. Alt er lagret.")}</p>
    ${O(n)}
    ${Z(U(e.met.length?a`<a class="btn" href="#read">${t("Les det vi skrev")}</a>`:s,e.met.length?a`<a class="btn" href="/w/${e.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`:s))}
  </section>`}function Le(e,n){if(e.phase==="ended"){let d=S(`${e.workshop.personal_data_until}T12:00:00Z`);return pe(t("Dette skjer videre"),[[d,t("Navnet ditt slettes"),t("Det dere skrev, blir st\xE5ende uten navn.")]])}let{times:r,end:i}=se(e),o=[],c=e.agenda.filter(d=>d.state==="next"),u=c.filter(g);for(let d of c)e.phase==="before"&&u.length>1&&Me(c,u,d)?d===u[0]&&o.push([h(r[d.id]),Ae(u),Ie(e,u)]):g(d)?o.push([h(r[d.id]),...Pe(e,d,d===u[0])]):o.push([h(r[d.id]),...Ge(d)]);return!o.length&&e.phase==="before"?s:(o.push([h(i),t("Slutt"),""]),pe(e.phase==="before"?t("I dag"):t("Etterp\xE5"),o))}var Me=(e,n,r)=>e.indexOf(r)>=e.indexOf(n[0])&&e.indexOf(r)<=e.indexOf(n.at(-1)),Ae=e=>t("Gruppearbeid i {n} runder",{n:W(e.length)});function Ie(e,n){let r=new Set(n.map(i=>e.plan[i.id]?.theme_id).filter(Boolean));return r.size>1?t("Dere m\xF8ter {n} temaer.",{n:W(r.size)}):e.plan[n[0].id]?.title??""}function Pe(e,n,r){let i=e.plan[n.id],o=n.kind==="summary"?t("Oppsummering"):t("Runde {n}",{n:n.round});if(!i)return[o,""];let c=t("{name}: {title}",{name:o,title:i.title});if(n.kind==="summary")return[c,e.workshop.rotation==="rotating"?t("Temaet dere begynte med."):""];if(!r)return[c,""];let u=t("Bli i {group}.",{group:K(e.group)});return e.workshop.rotation!=="rotating"?[c,u]:[c,i.leader?`${u} ${t("{who} kommer til dere.",{who:V(i.leader)})}`:u]}function Ge(e){return e.kind==="break"?[p("Pause i {n} minutt","Pause i {n} minutter",e.minutes),e.title&&e.title!==t("Pause")?e.title:""]:[k(e),e.speaker]}function pe(e,n){return a`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${e}</h2>
    <dl class="later">
      ${n.map(([r,i,o])=>a`<dt>${r}</dt><dd>${i}${o?a`<span>${o}</span>`:s}</dd>`)}
    </dl>
  </section>`}function Ke(e){let{leader:n,note_taker:r}=e;return n&&r&&n.id===r.id?t("{who} leder og skriver",{who:V(n)}):n?t("{who} leder",{who:V(n)}):t("Dere leder m\xF8tet selv")}var g=({kind:e})=>e==="round"||e==="summary",J=(e,n)=>`${location.pathname}/lead/${n.theme_id}/${n.track}`,ke=({roles:e})=>[...new Map(e.map(n=>[`${n.theme_id}/${n.track}`,n])).values()];function O(e){let n=ke(e);return n.length?a`<div class="stack s">
    ${n.map(r=>a`<a class="btn big" href=${J(e,r)}>
      ${r.role==="leader"?t("Du leder \xAB{title}\xBB",{title:r.title}):t("Du skriver for \xAB{title}\xBB",{title:r.title})}
    </a>`)}
  </div>`:s}var he=(e,n)=>a`<a class="btn" href=${e} target="_blank" rel="noopener noreferrer">${n} ${ae}</a>`,ve=e=>e.meeting_url?he(e.meeting_url,t("Fellesm\xF8te")):s,U=(...e)=>e.filter(n=>n!==s),Z=e=>e.length?a`<div class="row">${e}</div>`:s;function we(e){if(!e)return a`<section class="part"><p>${t("Temaarket kommer n\xE5r runden begynner.")}</p></section>`;let n=[[t("Form\xE5l"),e.purpose],[t("M\xE5l"),e.goals],[t("Forslag til tiltak"),e.measures],[t("Tidsplan"),e.schedule],[t("Finansiering"),e.financing]].filter(([,r])=>r.trim());return a`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${e.title}</h1></div>
    ${n.length?s:a`<p>${t("Arrang\xF8ren har ikke skrevet noe her enn\xE5.")}</p>`}
    ${n.map(([r,i])=>a`<div class="text"><h2>${r}</h2>${R(i)}</div>`)}
    ${e.sources.map(r=>a`<div class="text"><h2>${t("Fra f\xF8r: {title}",{title:r.title})}</h2>${R(r.text)}</div>`)}
  </section>`}function be(e){let n=new Map(e.met.map(i=>[`${i.theme_id}/${i.track}`,i])),r=i=>e.met.filter(o=>o.theme_id===i.theme_id&&o.track===i.track).map(o=>e.agenda.find(c=>c.id===o.item_id)).filter(Boolean).map(k).join(", ");return a`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${n.size?s:a`<p>${t("Her kommer det dere skriver, n\xE5r f\xF8rste runde begynner.")}</p>`}
    <ul class="reads">
      ${[...n.values()].map(i=>a`<li><a href=${H(i)}><strong>${i.title}</strong><small>${r(i)}</small></a></li>`)}
    </ul>
  </section>`}var B=JSON.parse(document.getElementById("page").textContent),[j,Re,T,b]=["top","band","view","form"].map(e=>document.getElementById(e)),Q=j.firstElementChild.cloneNode(!0),F=document.createElement("div");F.className="bar-top";var{snapshot:l,personal:f}=B,N="connected",m=null,Y=Number(localStorage.getItem(xe())??0);ne(B.now);me(f.id);A(f.id,l.workshop.personal_data_until);var E=fe({watch:{as:"group"},token:B.token,tokenAddress:`/w/${l.workshop.id}/token`,person_id:f.id,onSnapshot(e,n){l=e,f=n??f,A(f.id,l.workshop.personal_data_until)&&I(f.id),y()},onState(e){N=e,N!=="connected"&&q(N==="lost"?t("Ikke tilkoblet."):Te()),y()}});addEventListener("hashchange",ee);addEventListener("popstate",ee);ee();re(y);Xe();I(f.id).then(()=>{de(f.id,y),_(f.id).length&&z(te).then(({sendUnsent:e})=>e(E,f))});function y(){le(l),ce(l.phase==="on"&&!!l.meeting);let[e,n]=Se(),r=e==="form";$(a`${r?ze():je()}${ue(m?.mounted?.form)}${e?ye():s}`,Re),b.hidden=!r,T.hidden=r,We(e),!r&&(e==="sheet"?$(we(l.sheets[n]),T):e==="read"?$(be(l),T):$(ge({snapshot:l,personal:f,notice:ye()}),T))}function Se(){return location.hash.slice(1).split("/")}function ee(){let[e,n,r]=Se();e!=="form"?Ve():m?.address!==location.hash&&Ze({theme_id:n,track:Number(r)}),y(),e&&scrollTo(0,0),(e==="sheet"||e==="read")&&T.querySelector("h1")?.focus({preventScroll:!0})}function We(e){if(!e){j.firstElementChild!==Q&&j.replaceChildren(Q);let i=Q.querySelector("[data-name]");i&&i.textContent!==f.name&&(i.textContent=f.name);return}j.firstElementChild!==F&&j.replaceChildren(F);let n=w(l),r=x(l.step);$(a`<a class="btn plain" href="#">${n?t("Til {what}",{what:oe(n)}):t("Tilbake")}</a>
      ${r&&!r.out?a`<p class="push">${qe(r)}</p>`:s}`,F)}function qe(e){return e.late?a`<strong class="run">${ie(e.seconds)}</strong> ${t("igjen")}`:a`<strong>${t("{n} min",{n:e.minutes})}</strong> ${t("igjen")}`}function je(){if(N==="connected")return s;if(N==="again")return a`<div class="notice info"><p>${Te()}</p></div>`;let e=m?.mounted?t("Skriv videre. Teksten er trygg p\xE5 denne enheten."):t("Vi pr\xF8ver igjen hele tida. Klokka g\xE5r som f\xF8r.");return a`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${e}</p>
    <button class="btn" @click=${E.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function Te(){let e=Ne();return!_(f.id).length&&(e?.state??"saved")==="saved"?e?.late?t("Tilkoblet igjen."):t("Tilkoblet igjen. Alt er lagret."):t("Tilkoblet igjen. Det du skrev, sendes n\xE5.")}var Ne=()=>m?.mounted?.form?m.mounted.state():null;function ze(){return a`${je()}${He()}`}function He(){let e=w(l),n=l.phase==="on"?e?.id:l.phase,r=m?.step===n&&m.meeting!==l.meeting?.id;if(!m||!m.wasNow||m.step===n&&!r)return s;let i=m.mounted?.isWriting();if(l.phase==="ended")return X(i?t("Vi er ferdige for i dag. Skriv ferdig i ro og mak."):t("Vi er ferdige for i dag."),t("Til avslutningen"));if(!e)return s;if(r&&l.meeting)return X(t("N\xE5: {title}.",{title:l.meeting.title}),t("G\xE5 dit"));let o=l.meeting?t("{round} har begynt: {title}.",{round:v(l,e),title:l.meeting.title}):t("N\xE5: {title}.",{title:k(e)});return X(`${o} ${i?t("Skriv ferdig f\xF8rst."):Je()}`,t("G\xE5 dit"))}function Je(){let e=Ne();return e?.state==="saved"&&!e.late?t("Alt er lagret."):""}function X(e,n){return a`<div class="notice info moved"><p class="grow">${e}</p><a class="btn" href="#">${n}</a></div>`}function ye(){let e=l.messages[0];return!e||e.sent_at<=Y?s:a`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p>
    <button class="btn" @click=${()=>Ue(e)}>${t("Lest")}</button>
  </div></div>`}function Ue(e){Y=e.sent_at,localStorage.setItem(xe(),String(Y)),y()}function xe(){return`read/${B.snapshot.workshop.id}`}function te(){return import("./form-X6NAU3VM.js")}async function Ze({theme_id:e,track:n}){await Ve();let r=w(l),i={address:location.hash,step:l.phase==="on"?r?.id:l.phase,meeting:l.meeting?.id,wasNow:l.meeting?.theme_id===e};m=i,b.replaceChildren(Qe());try{let o=await z(te,{isWanted:()=>m===i,failing(){q(t("Skjemaet kom ikke fram.")),b.replaceChildren(_e(t("Vi pr\xF8ver igjen hele tida.")))},mayReload:!0});if(m!==i)return;let c=document.createElement("div");c.className="form-place",b.replaceChildren(c),i.mounted=await o.mountForm(c,{live:E,socket:E.manager,theme_id:e,track:n,person:f})}catch(o){console.error(o),m===i&&b.replaceChildren(_e())}}async function Ve(){let{mounted:e}=m??{};m=null,await e?.close?.(),b.replaceChildren()}function Qe(){let e=document.createElement("p");return e.className="part muted",e.textContent=t("Henter skjemaet \u2026"),e}function _e(e=""){let n=document.createElement("div");return n.className="part stack",$(a`<p>${t("Skjemaet kom ikke fram.")} ${e}</p><button class="btn" @click=${()=>location.reload()}>${t("Pr\xF8v n\xE5")}</button>`,n),n}function Xe(){if(navigator.connection?.saveData)return;let e=window.requestIdleCallback??(n=>setTimeout(n,3e3));setTimeout(()=>e(()=>te().catch(()=>{})),2e3+6e3*Math.random())}
