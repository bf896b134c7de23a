import{a as U,b as Y}from"./chunk-YRBZQDT4.js";import{a as z,b as G,c as W,d as X}from"./chunk-26KO4ZD4.js";import{A as Q,C as J,E as x,F as R,c as r,e as l,g as p,h as B,j as D,k as E,m as t,n as f,o as O,q as C,r as V,s as _,t as M,w as H,x as K,y as P}from"./chunk-NBBFEV7M.js";var k;async function Z({question:e,asked:i,theme:n,workshop:s,call:a}){k??=document.body.appendChild(Object.assign(document.createElement("dialog"),{className:"card ask"}));let o=document.activeElement,d=()=>k.close();k.onclose=()=>o?.isConnected&&o.focus();let c=async(b,v)=>{let N=await a(b,v);N.ok?d():L(N.say)},oe=b=>{b.preventDefault();let v=Object.fromEntries(new FormData(b.target));e?c("change_question",{question_id:e.id,...v}):c("add_question",{workshop_id:s.id,theme_id:n.id,...v})},L=b=>p(ce({question:e,asked:i,theme:n,error:b,save:oe,send:c,close:d}),k);p(l,k),L(),k.setAttribute("aria-labelledby","ask-title"),k.showModal()}function ce({question:e,asked:i,theme:n,error:s,save:a,send:o,close:d}){let c=!e||e.is_own;return r`
    <form class="stack" @submit=${a}>
      <h2 id="ask-title">${e?t("Endre sp\xF8rsm\xE5let"):t("Nytt sp\xF8rsm\xE5l")}</h2>
      ${s?r`<p class="tag alert" role="alert">${s}</p>`:l}
      ${c?de(e):r`<p>${e.text}</p><p class="muted">${t("Arrang\xF8ren har stilt sp\xF8rsm\xE5let til alle temaer. Du kan flytte det.")}</p>`}
      ${e?me({question:e,asked:i,theme:n,send:o,isOwn:c}):l}
      <div class="row">
        ${c?r`<button class="btn main">${e?t("Lagre"):t("Legg til")}</button>`:l}
        <button class="btn" type="button" @click=${d}>${c?t("Avbryt"):t("Lukk")}</button>
      </div>
    </form>
  `}function de(e){let i=(n,s,a,o)=>r`<option value=${s} ?selected=${o}>${a}</option>`;return r`
    <p class="field"><label for="ask-text">${t("Sp\xF8rsm\xE5l")}</label><input class="input" id="ask-text" name="text" required maxlength="300" autocomplete="off" .value=${e?.text??""}></p>
    <p class="field"><label for="ask-help">${t("Hjelpetekst")}</label><input class="input" id="ask-help" name="help" maxlength="500" autocomplete="off" .value=${e?.help??""}></p>
    ${e?l:r`<p class="field"><label for="ask-kind">${t("Svaret er")}</label>
          <select class="input" id="ask-kind" name="kind">
            ${i("kind","text",t("L\xF8pende tekst"),!0)} ${i("kind","next_step",t("Neste steg: hvem gj\xF8r hva, innen n\xE5r"),!1)}
          </select></p>`}
    <p class="field"><label for="ask-when">${t("Stilles")}</label>
      <select class="input" id="ask-when" name="asked_in">
        ${i("asked_in","rounds",t("I rundene"),(e?.asked_in??"rounds")==="rounds")}
        ${i("asked_in","summary",t("I oppsummeringen"),e?.asked_in==="summary")}
        ${i("asked_in","both",t("Begge steder"),e?.asked_in==="both")}
      </select></p>
  `}function me({question:e,asked:i,theme:n,send:s,isOwn:a}){let o=i.findIndex(({id:c})=>c===e.id),d=c=>s("move_question",{question_id:e.id,before:c,theme_id:n.id});return r`<div class="row">
    ${o>0?r`<button class="btn tight" type="button" @click=${()=>d(i[o-1].id)}>${t("Flytt opp")}</button>`:l}
    ${o<i.length-1?r`<button class="btn tight" type="button" @click=${()=>d(i[o+2]?.id??null)}>${t("Flytt ned")}</button>`:l}
    ${a?r`<button class="btn plain tight push" type="button" @click=${()=>s("retire_question",{question_id:e.id})}>${t("Ta ut")}</button>`:l}
  </div>`}function q(e,i){return e.length?r`<section class="notice info decide" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${f("{n} venter p\xE5 \xE5 bli sluppet inn","{n} venter p\xE5 \xE5 bli sluppet inn",e.length)}</h2>
    <ul class="stack s">
      ${e.map(({key_id:n,name:s,organisation:a})=>r`<li class="row">
          <span class="grow">${a?`${s}, ${a}`:s}</span>
          <button class="btn tight" @click=${()=>i("admit",{key_id:n})}>${t("Slipp inn")}<span class="hidden"> ${s}</span></button>
          <button class="btn plain tight" @click=${()=>i("turn_away",{key_id:n})}>${t("Avvis")}<span class="hidden"> ${s}</span></button>
        </li>`)}
    </ul>
  </section>`:l}function ee(e,i,n){return!e.length||!i?l:r`<section class="notice decide" aria-labelledby="late-title">
    <h2 id="late-title">${t("Kom etter at m\xF8tet var over")}</h2>
    <p>${t("Teksten er tatt vare p\xE5. Ta den inn, eller la den v\xE6re.")}</p>
    <ul class="stack">
      ${e.map(s=>{let a=i.meetings.find(({id:d})=>d===s.meeting_id),o=`late-${s.id}`;return r`<li class="stack s">
          <p id=${o}>
            <strong>${s.name||t("Noen")}</strong>${a?`, ${W(a)} \xB7 ${X(a)}`:""},
            ${t("kl. {clock}",{clock:O(s.received_at)})}
          </p>
          ${s.changes.map(d=>r`<div class="text">
              <p class="small">${d.text}</p>
              ${d.added.length?r`<ul>${d.added.map(c=>r`<li><ins>${c}</ins></li>`)}</ul>`:l}
              ${d.removed.length?r`<p class="small">${t("Tar bort:")}</p><ul>${d.removed.map(c=>r`<li><del>${c}</del></li>`)}</ul>`:l}
            </div>`)}
          <div class="row">
            <button class="btn" aria-describedby=${o} @click=${()=>n("take_in",{late_id:s.id})}>${t("Ta inn")}</button>
            <button class="btn plain" aria-describedby=${o} @click=${()=>n("leave_out",{late_id:s.id})}>${t("La v\xE6re")}</button>
          </div>
        </li>`})}
    </ul>
  </section>`}function te({snapshot:e,theme:i,save:n,left:s}){let a=e.meetings.find(({id:c})=>c===e.now),o=e.meetings.find(({state:c})=>c==="next"),d=a??o;return r`
    <div class="lead-title"><strong>${i.title}</strong><p class="small muted">${ue(e,a,o)}</p></div>
    <div class="lead-rounds">${Q(e)}</div>
    ${n} ${pe(s)}
    ${d?.group.meeting_url?r`<a class="btn ${a?"main":""}" href=${d.group.meeting_url} target="_blank" rel="noopener noreferrer">
          ${a?t("\xC5pne m\xF8tet"):t("\xC5pne neste m\xF8te")} ${V}<span class="hidden"> ${t("(ny fane)")}</span>
        </a>`:l}
  `}function ue(e,i,n){let s=P(e),a=o=>[H(M(o.group)),o.group.place].filter(Boolean).join(", ");return e.phase==="ended"?t("Ferdig for i dag. Takk for innsatsen."):i&&s?t("{round}, hos {group}",{round:K(e,s),group:a(i)}):n&&e.phase==="before"?t("Dagen har ikke begynt. F\xF8rst skal du til {group}.",{group:a(n)}):n&&s?t("{now} n\xE5. S\xE5 skal du til {group}.",{now:_(s),group:a(n)}):s?_(s):t("Temaet har ingen m\xF8ter.")}function pe(e){if(!e)return l;if(e.out)return r`<p class="lead-time late" role="timer">${t("Tida er ute")}</p>`;if(e.late&&!e.paused)return r`<p class="lead-time late" role="timer" aria-label=${t("Under to minutter igjen")}><b class="run">${C(e.seconds)}</b> ${t("igjen")}</p>`;let i=f("{n} minutt igjen","{n} minutter igjen",e.minutes);return r`<p class="lead-time" role="timer" aria-label=${e.paused?t("{time}, p\xE5 pause",{time:i}):i}>
    <b>${e.minutes}</b> ${e.paused?t("min, p\xE5 pause"):t("min igjen")}
  </p>`}var $e=matchMedia("(max-width: 60em)");function ne({snapshot:e,writers:i}){let n=e.sheets[e.theme.id],s=[[t("Form\xE5l"),n.purpose],[t("M\xE5l"),n.goals],[t("Forslag til tiltak"),n.measures],[t("Tidsplan"),n.schedule],[t("Finansiering"),n.financing],...n.sources.map(({title:a,text:o})=>[t("Fra f\xF8r: {title}",{title:a}),o])].filter(([,a])=>a.trim());return r`
    ${s.length?r`<details class="theme-sheet" ?open=${!$e.matches}>
          <summary class="btn plain"><span class="if-open">${t("Skjul temaarket")}</span><span class="if-closed">${t("Vis temaarket")}</span></summary>
          <div class="stack">${s.map(([a,o])=>r`<div class="text"><h2>${a}</h2>${J(o)}</div>`)}</div>
        </details>`:l}
    ${e.now?fe(e.people,i):l}
  `}function fe(e,i){let n=e.filter(s=>s.here);return r`<section class="lead-here stack s" aria-labelledby="here-title">
    <h2 id="here-title">${t("I gruppa n\xE5")}</h2>
    <p class="muted">
      ${t("{n} av {total} er her.",{n:n.length,total:e.length})} ${i?f("{n} skriver.","{n} skriver.",i):l}
    </p>
    ${e.length?r`<details><summary class="btn plain tight">${t("Hvem")}</summary>
          <ul class="people">
            ${e.map(s=>r`<li class=${s.here?"":"muted"}>${s.name}${s.organisation?`, ${s.organisation}`:""}${s.here?"":t(" (ikke her)")}</li>`)}
          </ul></details>`:l}
  </section>`}var A=JSON.parse(document.getElementById("page").textContent),[ge,ke,be,he,ie,ve]=["top","band","questions","notices","form","sheet"].map(e=>document.getElementById(e)),{snapshot:u,personal:S}=A,{theme:h,track:I}=u,g="connected",m=null,T=[],j=null,w=null;B(A.now);var y=Y({watch:{as:"lead",theme_id:h.id,track:I},token:A.token,tokenAddress:`/w/${u.workshop.id}/token`,onSnapshot(e,i){u=e,S=i??S,$()},onState(e){g=e==="lost"?"lost":g==="lost"?"again":"connected",g==="lost"&&x(t("Ikke tilkoblet.")),g==="again"&&setTimeout(()=>g==="again"&&(g="connected",$()),4e3),$()}});G(ie,{live:y,theme_id:h.id,track:I,person:S,heading:2,everything:!0,question:e=>r`<button class="btn plain tight tend" @click=${()=>le(e)} aria-describedby="q-${e.id}">
    ${t("Endre")}<span class="hidden"> ${t("sp\xF8rsm\xE5let")}</span>
  </button>`,onForm(){re(),ae()},onState:()=>$()}).then(e=>m=e);E($);addEventListener("scroll",()=>requestAnimationFrame(ae),{passive:!0});function $(){R({...u,meeting:we()&&{title:h.title}}),U(u.phase==="on"&&!!u.now);let e=m?.form?m.state():null;p(te({snapshot:u,theme:h,save:e?z(e):l,left:D(u.step)}),ge),p(ye(e),ke),p(xe(),be),p(r`${j?r`<div class="notice alert" role="alert"><p class="grow">${j}</p><button class="btn" @click=${()=>se(null)}>${t("Lest")}</button></div>`:l}
    ${_e()} ${q(u.waiting,F)} ${ee(T,m?.form,F)}`,he),p(ne({snapshot:u,writers:m?.form?m.writers():0}),ve)}function we(){return u.meetings.find(({id:e})=>e===u.now)}async function F(e,i){let n;try{n=await y.call(e,i)}catch{n={ok:!1,say:t("Det kom ikke fram. Pr\xF8v igjen n\xE5r du er tilkoblet.")}}return se(n.ok?null:n.say),n.ok&&["take_in","leave_out"].includes(e)&&re(),n}function se(e){j=e,$()}async function re(){try{let e=await y.road.ask("late",h.id,I);e.ok&&(e.late.length>T.length&&x(t("Det har kommet tekst etter at m\xF8tet var over.")),T=e.late)}catch{}$()}function ye(e){return g==="connected"?l:g==="again"?e?.state==="saved"?r`<div class="notice info"><p>${t("Tilkoblet igjen. Alt er lagret.")}</p></div>`:l:r`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong>
      ${e&&!e.isKept?t("Ikke lukk siden. Nettleseren tar ikke vare p\xE5 teksten."):t("Skriv videre. Teksten er trygg p\xE5 denne enheten.")}</p>
    <button class="btn" @click=${y.refresh}>${t("Pr\xF8v n\xE5")}</button>
  </div>`}function _e(){let e=u.messages[0];return e?r`<div class="notice info"><p><strong>${t("Fra arrang\xF8ren:")}</strong> ${e.text}</p></div>`:l}function xe(){if(!m?.form)return l;let e=m.form.meetings.find(({id:n})=>n===m.form.now),i=m.form.questions.filter(({id:n,is_retired:s})=>!s&&m.form.meetings.some(({questions:a})=>a.includes(n)));return r`<ol class="steps">
      ${i.map(n=>r`<li><a href="#q-${n.id}" aria-current=${n.id===w?"true":l} @click=${s=>Te(s,n)}>
          ${n.text}<small>${e?.questions.includes(n.id)?Se(m.words(n.id)):l}</small>
        </a></li>`)}
    </ol>
    <p class="add"><button class="btn plain tight" @click=${()=>le(null)}>${t("Legg til sp\xF8rsm\xE5l")}</button></p>`}function Se(e){if(!e)return t("Tomt");let i=f("{n} ord","{n} ord",e);return e<m.form.thin_words?t("Tynt: {much}",{much:i}):i}function Te(e,i){e.preventDefault(),w=i.id,m.show(i.id),$()}function ae(){let e=[...ie.querySelectorAll(".question-title")],n=(e.filter(s=>s.getBoundingClientRect().top<innerHeight/3).at(-1)??e[0])?.id.slice(2);n&&n!==w&&(w=n,$())}async function le(e){let i=m.form.questions.filter(n=>!n.is_retired);await Z({question:e,asked:i,theme:h,workshop:u.workshop,call:F})}
