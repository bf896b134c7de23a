import{a as R,b as X}from"./chunk-CXKJVAB2.js";import{a as U,b as z,c as G,d as W}from"./chunk-S4EOQAUU.js";import{B as P,D as Q,F as x,G as J,c as r,e as l,g as p,h as E,j as L,k as N,m as e,n as f,o as O,q as C,r as V,s as _,w as M,y as H,z as K}from"./chunk-BL6EQID4.js";var k;async function Y({question:t,asked:i,theme:n,workshop:s,call:a}){k??=document.body.appendChild(Object.assign(document.createElement("dialog"),{className:"card ask"}));let o=document.activeElement,d=()=>k.close();k.onclose=()=>o?.isConnected&&o.focus();let c=async(b,v)=>{let D=await a(b,v);D.ok?d():B(D.say)},lt=b=>{b.preventDefault();let v=Object.fromEntries(new FormData(b.target));t?c("change_question",{question_id:t.id,...v}):c("add_question",{workshop_id:s.id,theme_id:n.id,...v})},B=b=>p(ot({question:t,asked:i,theme:n,error:b,save:lt,send:c,close:d}),k);p(l,k),B(),k.setAttribute("aria-labelledby","ask-title"),k.showModal()}function ot({question:t,asked:i,theme:n,error:s,save:a,send:o,close:d}){let c=!t||t.is_own;return r`
    <form class="stack" @submit=${a}>
      <h2 id="ask-title">${t?e("Endre sp\xF8rsm\xE5let"):e("Nytt sp\xF8rsm\xE5l")}</h2>
      ${s?r`<p class="tag alert" role="alert">${s}</p>`:l}
      ${c?ct(t):r`<p>${t.text}</p><p class="muted">${e("Arrang\xF8ren har stilt sp\xF8rsm\xE5let til alle temaer. Du kan flytte det.")}</p>`}
      ${t?dt({question:t,asked:i,theme:n,send:o,isOwn:c}):l}
      <div class="row">
        ${c?r`<button class="btn main">${t?e("Lagre"):e("Legg til")}</button>`:l}
        <button class="btn" type="button" @click=${d}>${c?e("Avbryt"):e("Lukk")}</button>
      </div>
    </form>
  `}function ct(t){let i=(n,s,a,o)=>r`<option value=${s} ?selected=${o}>${a}</option>`;return r`
    <p class="field"><label for="ask-text">${e("Sp\xF8rsm\xE5l")}</label><input class="input" id="ask-text" name="text" required maxlength="300" autocomplete="off" .value=${t?.text??""}></p>
    <p class="field"><label for="ask-help">${e("Hjelpetekst")}</label><input class="input" id="ask-help" name="help" maxlength="500" autocomplete="off" .value=${t?.help??""}></p>
    ${t?l:r`<p class="field"><label for="ask-kind">${e("Svares med")}</label>
          <select class="input" id="ask-kind" name="kind">
            ${i("kind","text",e("Fri tekst"),!0)} ${i("kind","next_step",e("Neste steg: hvem, hva, n\xE5r"),!1)}
          </select></p>`}
    <p class="field"><label for="ask-when">${e("Stilles")}</label>
      <select class="input" id="ask-when" name="asked_in">
        ${i("asked_in","rounds",e("I rundene"),(t?.asked_in??"rounds")==="rounds")}
        ${i("asked_in","summary",e("I oppsummeringen"),t?.asked_in==="summary")}
        ${i("asked_in","both",e("Begge steder"),t?.asked_in==="both")}
      </select></p>
  `}function dt({question:t,asked:i,theme:n,send:s,isOwn:a}){let o=i.findIndex(({id:c})=>c===t.id),d=c=>s("move_question",{question_id:t.id,before:c,theme_id:n.id});return r`<div class="row">
    ${o>0?r`<button class="btn tight" type="button" @click=${()=>d(i[o-1].id)}>${e("Flytt opp")}</button>`:l}
    ${o<i.length-1?r`<button class="btn tight" type="button" @click=${()=>d(i[o+2]?.id??null)}>${e("Flytt ned")}</button>`:l}
    ${a?r`<button class="btn plain tight push" type="button" @click=${()=>s("retire_question",{question_id:t.id})}>${e("Ta ut")}</button>`:l}
  </div>`}function Z(t,i){return t.length?r`<section class="notice info decide" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${f("{n} venter p\xE5 \xE5 bli sluppet inn","{n} venter p\xE5 \xE5 bli sluppet inn",t.length)}</h2>
    <ul class="stack s">
      ${t.map(({key_id:n,name:s,organisation:a})=>r`<li class="row">
          <span class="grow">${a?`${s}, ${a}`:s}</span>
          <button class="btn tight" @click=${()=>i("admit",{key_id:n})}>${e("Slipp inn")}<span class="hidden"> ${s}</span></button>
          <button class="btn plain tight" @click=${()=>i("turn_away",{key_id:n})}>${e("Avvis")}<span class="hidden"> ${s}</span></button>
        </li>`)}
    </ul>
  </section>`:l}function q(t,i,n){return!t.length||!i?l:r`<section class="notice decide" aria-labelledby="late-title">
    <h2 id="late-title">${e("Kom etter at m\xF8tet var over")}</h2>
    <p>${e("Teksten er tatt vare p\xE5. Ta den inn, eller la den v\xE6re.")}</p>
    <ul class="stack">
      ${t.map(s=>{let a=i.meetings.find(({id:d})=>d===s.meeting_id),o=`late-${s.id}`;return r`<li class="stack s">
          <p id=${o}>
            <strong>${s.name||e("Noen")}</strong>${a?`, ${G(a)} \xB7 ${W(a)}`:""},
            ${e("kl. {clock}",{clock:O(s.received_at)})}
          </p>
          ${s.changes.map(d=>r`<div class="text">
              <p class="small">${d.text}</p>
              ${d.added.length?r`<ul>${d.added.map(c=>r`<li><ins>${c}</ins></li>`)}</ul>`:l}
              ${d.removed.length?r`<p class="small">${e("Tar bort:")}</p><ul>${d.removed.map(c=>r`<li><del>${c}</del></li>`)}</ul>`:l}
            </div>`)}
          <div class="row">
            <button class="btn" aria-describedby=${o} @click=${()=>n("take_in",{late_id:s.id})}>${e("Ta inn")}</button>
            <button class="btn plain" aria-describedby=${o} @click=${()=>n("leave_out",{late_id:s.id})}>${e("La v\xE6re")}</button>
          </div>
        </li>`})}
    </ul>
  </section>`}function tt({snapshot:t,theme:i,save:n,left:s}){let a=t.meetings.find(({id:c})=>c===t.now),o=t.meetings.find(({state:c})=>c==="next"),d=a??o;return r`
    <div class="lead-title"><strong>${i.title}</strong><p class="small muted">${mt(t,a,o)}</p></div>
    <div class="lead-rounds">${P(t)}</div>
    ${n} ${ut(s)}
    ${d?.group.meeting_url?r`<a class="btn ${a?"main":""}" href=${d.group.meeting_url} target="_blank" rel="noopener noreferrer">
          ${a?e("\xC5pne m\xF8tet"):e("\xC5pne neste m\xF8te")} ${V}<span class="hidden"> ${e("(ny fane)")}</span>
        </a>`:l}
  `}function mt(t,i,n){let s=K(t),a=o=>[M(o.group),o.group.place].filter(Boolean).join(", ");return t.phase==="ended"?e("Ferdig for i dag. Takk for innsatsen."):i&&s?e("{round}, hos {group}",{round:H(t,s),group:a(i)}):n&&t.phase==="before"?e("Dagen har ikke begynt. F\xF8rst skal du til {group}.",{group:a(n)}):n&&s?e("{now} n\xE5. S\xE5 skal du til {group}.",{now:_(s),group:a(n)}):s?_(s):e("Temaet har ingen m\xF8ter.")}function ut(t){if(!t)return l;if(t.out)return r`<p class="lead-time late" role="timer">${e("Tida er ute")}</p>`;if(t.late&&!t.paused)return r`<p class="lead-time late" role="timer" aria-label=${e("Under to minutter igjen")}><b class="run">${C(t.seconds)}</b> ${e("igjen")}</p>`;let i=f("{n} minutt igjen","{n} minutter igjen",t.minutes);return r`<p class="lead-time" role="timer" aria-label=${t.paused?e("{time}, klokka st\xE5r",{time:i}):i}>
    <b>${t.minutes}</b> ${t.paused?e("min, klokka st\xE5r"):e("min igjen")}
  </p>`}var pt=matchMedia("(max-width: 60em)");function et({snapshot:t,writers:i}){let n=t.sheets[t.theme.id],s=[[e("Form\xE5l"),n.purpose],[e("M\xE5l"),n.goals],[e("Forslag til tiltak"),n.measures],[e("Tidsplan"),n.schedule],[e("Finansiering"),n.financing],...n.sources.map(({title:a,text:o})=>[e("Fra f\xF8r: {title}",{title:a}),o])].filter(([,a])=>a.trim());return r`
    ${s.length?r`<details class="theme-sheet" ?open=${!pt.matches}>
          <summary class="btn plain"><span class="if-open">${e("Skjul temaarket")}</span><span class="if-closed">${e("Vis temaarket")}</span></summary>
          <div class="stack">${s.map(([a,o])=>r`<div class="text"><h2>${a}</h2>${Q(o)}</div>`)}</div>
        </details>`:l}
    ${t.now?$t(t.people,i):l}
  `}function $t(t,i){let n=t.filter(s=>s.here);return r`<section class="lead-here stack s" aria-labelledby="here-title">
    <h2 id="here-title">${e("I gruppa n\xE5")}</h2>
    <p class="muted">
      ${e("{n} av {total} er her.",{n:n.length,total:t.length})} ${i?f("{n} skriver.","{n} skriver.",i):l}
    </p>
    ${t.length?r`<details><summary class="btn plain tight">${e("Hvem")}</summary>
          <ul class="people">
            ${t.map(s=>r`<li class=${s.here?"":"muted"}>${s.name}${s.organisation?`, ${s.organisation}`:""}${s.here?"":e(" (ikke her)")}</li>`)}
          </ul></details>`:l}
  </section>`}var A=JSON.parse(document.getElementById("page").textContent),[ft,gt,kt,bt,nt,ht]=["top","band","questions","notices","form","sheet"].map(t=>document.getElementById(t)),{snapshot:u,personal:S}=A,{theme:h,track:I}=u,g="connected",m=null,F=[],T=null,w=null;E(A.now);var y=X({watch:{as:"lead",theme_id:h.id,track:I},token:A.token,tokenAddress:`/w/${u.workshop.id}/token`,onSnapshot(t,i){u=t,S=i??S,$()},onState(t){g=t==="lost"?"lost":g==="lost"?"again":"connected",g==="lost"&&x(e("Ikke tilkoblet.")),g==="again"&&setTimeout(()=>g==="again"&&(g="connected",$()),4e3),$()}});z(nt,{live:y,theme_id:h.id,track:I,person:S,heading:2,everything:!0,question:t=>r`<button class="btn plain tight tend" @click=${()=>at(t)} aria-describedby="q-${t.id}">
    ${e("Endre")}<span class="hidden"> ${e("sp\xF8rsm\xE5let")}</span>
  </button>`,onForm(){st(),rt()},onState:()=>$()}).then(t=>m=t);N($);addEventListener("scroll",()=>requestAnimationFrame(rt),{passive:!0});function $(){J({...u,meeting:vt()&&{title:h.title}}),R(u.phase==="on"&&!!u.now);let t=m?.form?m.state():null;p(tt({snapshot:u,theme:h,save:t?U(t):l,left:L(u.step)}),ft),p(wt(t),gt),p(_t(),kt),p(r`${T?r`<div class="notice alert" role="alert"><p class="grow">${T}</p><button class="btn" @click=${()=>it(null)}>${e("Lest")}</button></div>`:l}
    ${yt()} ${Z(u.waiting,j)} ${q(F,m?.form,j)}`,bt),p(et({snapshot:u,writers:m?.form?m.writers():0}),ht)}function vt(){return u.meetings.find(({id:t})=>t===u.now)}async function j(t,i){let n;try{n=await y.call(t,i)}catch{n={ok:!1,say:e("Det kom ikke fram. Pr\xF8v igjen n\xE5r du er tilkoblet.")}}return it(n.ok?null:n.say),n.ok&&["take_in","leave_out"].includes(t)&&st(),n}function it(t){T=t,$()}async function st(){try{let t=await y.road.ask("late",h.id,I);t.ok&&(t.late.length>F.length&&x(e("Det har kommet tekst etter at m\xF8tet var over.")),F=t.late)}catch{}$()}function wt(t){return g==="connected"?l:g==="again"?t?.state==="saved"?r`<div class="notice info"><p>${e("Tilkoblet igjen. Alt er lagret.")}</p></div>`:l:r`<div class="notice">
    <p class="grow"><strong>${e("Ikke tilkoblet.")}</strong>
      ${t&&!t.isKept?e("Ikke lukk siden. Nettleseren tar ikke vare p\xE5 teksten."):e("Skriv videre. Teksten er trygg p\xE5 denne enheten.")}</p>
    <button class="btn" @click=${y.refresh}>${e("Pr\xF8v n\xE5")}</button>
  </div>`}function yt(){let t=u.messages[0];return t?r`<div class="notice info"><p><strong>${e("Fra arrang\xF8ren:")}</strong> ${t.text}</p></div>`:l}function _t(){if(!m?.form)return l;let t=m.form.meetings.find(({id:n})=>n===m.form.now),i=m.form.questions.filter(({id:n,is_retired:s})=>!s&&m.form.meetings.some(({questions:a})=>a.includes(n)));return r`<ol class="steps">
      ${i.map(n=>r`<li><a href="#q-${n.id}" aria-current=${n.id===w?"true":l} @click=${s=>St(s,n)}>
          ${n.text}<small>${t?.questions.includes(n.id)?xt(m.words(n.id)):l}</small>
        </a></li>`)}
    </ol>
    <p class="add"><button class="btn plain tight" @click=${()=>at(null)}>${e("Legg til sp\xF8rsm\xE5l")}</button></p>`}function xt(t){if(!t)return e("Tomt");let i=f("{n} ord","{n} ord",t);return t<m.form.thin_words?e("Tynt: {much}",{much:i}):i}function St(t,i){t.preventDefault(),w=i.id,m.show(i.id),$()}function rt(){let t=[...nt.querySelectorAll(".question-title")],n=(t.filter(s=>s.getBoundingClientRect().top<innerHeight/3).at(-1)??t[0])?.id.slice(2);n&&n!==w&&(w=n,$())}async function at(t){let i=m.form.questions.filter(n=>!n.is_retired);await Y({question:t,asked:i,theme:h,workshop:u.workshop,call:j})}
