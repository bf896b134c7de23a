import{a as tt}from"./chunk-4K2NIDW5.js";import{a as Q,b as et}from"./chunk-ZDDFUGSF.js";import{a as Y,b as Z,c as q}from"./chunk-Z72NMEFQ.js";import{h as U,k as W,l as X}from"./chunk-WHLOWAC4.js";import{$ as z,aa as G}from"./chunk-2WRRP57E.js";import{B as J,D as K,F as T,G as P,c as a,e as r,g as p,h as E,j as N,k as O,m as e,n as $,o as y,q as V,r as C,s as F,w as H,y as M,z as R}from"./chunk-HWW6VNZO.js";var k;async function nt({question:t,asked:i,theme:n,workshop:s,call:l}){k??=document.body.appendChild(Object.assign(document.createElement("dialog"),{className:"card ask"}));let o=document.activeElement,m=()=>k.close();k.onclose=()=>o?.isConnected&&o.focus();let c=async(b,w)=>{let B=await l(b,w);B.ok?m():L(B.say)},pt=b=>{b.preventDefault();let w=Object.fromEntries(new FormData(b.target));t?c("change_question",{question_id:t.id,...w}):c("add_question",{workshop_id:s.id,theme_id:n.id,...w})},L=b=>p($t({question:t,asked:i,theme:n,error:b,save:pt,send:c,close:m}),k);p(r,k),L(),k.setAttribute("aria-labelledby","ask-title"),k.showModal()}function $t({question:t,asked:i,theme:n,error:s,save:l,send:o,close:m}){let c=!t||t.is_own;return a`
    <form class="stack" @submit=${l}>
      <h2 id="ask-title">${t?e("Endre sp\xF8rsm\xE5let"):e("Nytt sp\xF8rsm\xE5l")}</h2>
      ${s?a`<p class="tag alert" role="alert">${s}</p>`:r}
      ${c?ft(t):a`<p>${t.text}</p><p class="muted">${e("Arrang\xF8ren har stilt sp\xF8rsm\xE5let til alle temaer. Du kan flytte det.")}</p>`}
      ${t?kt({question:t,asked:i,theme:n,send:o,isOwn:c}):r}
      <div class="row">
        ${c?a`<button class="btn main">${t?e("Lagre"):e("Legg til")}</button>`:r}
        <button class="btn" type="button" @click=${m}>${c?e("Avbryt"):e("Lukk")}</button>
      </div>
    </form>
  `}function ft(t){let i=(n,s,l,o)=>a`<option value=${s} ?selected=${o}>${l}</option>`;return a`
    <p class="field"><label for="ask-text">${e("Sp\xF8rsm\xE5l")}</label><input class="input" id="ask-text" name="text" required autocomplete="off" .value=${t?.text??""}></p>
    <p class="field"><label for="ask-help">${e("Hjelpetekst")}</label><input class="input" id="ask-help" name="help" autocomplete="off" .value=${t?.help??""}></p>
    ${t?r:a`<p class="field"><label for="ask-kind">${e("Svares med")}</label>
          <select class="input" id="ask-kind" name="kind">
            ${i("kind","text",e("Fri tekst"),!0)} ${i("kind","next_step",e("Neste steg: hvem, hva, n\xE5r"),!1)}
          </select></p>`}
    <p class="field"><label for="ask-when">${e("Stilles")}</label>
      <select class="input" id="ask-when" name="asked_in">
        ${i("asked_in","rounds",e("I rundene"),(t?.asked_in??"rounds")==="rounds")}
        ${i("asked_in","summary",e("I oppsummeringen"),t?.asked_in==="summary")}
        ${i("asked_in","both",e("Begge steder"),t?.asked_in==="both")}
      </select></p>
  `}function kt({question:t,asked:i,theme:n,send:s,isOwn:l}){let o=i.findIndex(({id:c})=>c===t.id),m=c=>s("move_question",{question_id:t.id,before:c,theme_id:n.id});return a`<div class="row">
    ${o>0?a`<button class="btn tight" type="button" @click=${()=>m(i[o-1].id)}>${e("Flytt opp")}</button>`:r}
    ${o<i.length-1?a`<button class="btn tight" type="button" @click=${()=>m(i[o+2]?.id??null)}>${e("Flytt ned")}</button>`:r}
    ${l?a`<button class="btn plain tight push" type="button" @click=${()=>s("retire_question",{question_id:t.id})}>${e("Ta ut")}</button>`:r}
  </div>`}function it(t,i){return t.length?a`<section class="notice info decide" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${$("{n} venter p\xE5 \xE5 bli sluppet inn","{n} venter p\xE5 \xE5 bli sluppet inn",t.length)}</h2>
    <ul class="stack s">
      ${t.map(({key_id:n,name:s,organisation:l})=>a`<li class="row">
          <span class="grow">${l?`${s}, ${l}`:s}</span>
          <button class="btn tight" @click=${()=>i("admit",{key_id:n})}>${e("Slipp inn")}<span class="hidden"> ${s}</span></button>
          <button class="btn plain tight" @click=${()=>i("turn_away",{key_id:n})}>${e("Avvis")}<span class="hidden"> ${s}</span></button>
        </li>`)}
    </ul>
  </section>`:r}function st(t,i,n){return!t.length||!i?r:a`<section class="notice decide" aria-labelledby="late-title">
    <h2 id="late-title">${e("Kom etter at m\xF8tet var over")}</h2>
    <p>${e("Teksten er tatt vare p\xE5. Ta den inn, eller la den v\xE6re.")}</p>
    <ul class="stack">
      ${t.map(s=>{let l=i.meetings.find(({id:m})=>m===s.meeting_id),o=`late-${s.id}`;return a`<li class="stack s">
          <p id=${o}>
            <strong>${s.name||e("Noen")}</strong>${l?`, ${z(l)} \xB7 ${G(l)}`:""},
            ${e("kl. {clock}",{clock:y(s.received_at)})}
          </p>
          ${s.changes.map(m=>a`<div class="text">
              <p class="small">${m.text}</p>
              ${m.added.length?a`<ul>${m.added.map(c=>a`<li><ins>${c}</ins></li>`)}</ul>`:r}
              ${m.removed.length?a`<p class="small">${e("Tar bort:")}</p><ul>${m.removed.map(c=>a`<li><del>${c}</del></li>`)}</ul>`:r}
            </div>`)}
          <div class="row">
            <button class="btn" aria-describedby=${o} @click=${()=>n("take_in",{late_id:s.id})}>${e("Ta inn")}</button>
            <button class="btn plain" aria-describedby=${o} @click=${()=>n("leave_out",{late_id:s.id})}>${e("La v\xE6re")}</button>
          </div>
        </li>`})}
    </ul>
  </section>`}function at({snapshot:t,theme:i,save:n,left:s}){let l=t.meetings.find(({id:c})=>c===t.now),o=t.meetings.find(({state:c})=>c==="next"),m=l??o;return a`
    <div class="lead-title"><strong>${i.title}</strong><p class="small muted">${gt(t,l,o)}</p></div>
    <div class="lead-rounds">${J(t)}</div>
    ${n} ${ht(s)}
    ${m?.group.meeting_url?a`<a class="btn ${l?"main":""}" href=${m.group.meeting_url} target="_blank" rel="noopener noreferrer">
          ${l?e("\xC5pne m\xF8tet"):e("\xC5pne neste m\xF8te")} ${C}<span class="hidden"> ${e("(ny fane)")}</span>
        </a>`:r}
  `}function gt(t,i,n){let s=R(t),l=o=>[H(o.group),o.group.place].filter(Boolean).join(", ");return t.phase==="ended"?e("Ferdig for i dag. Takk for innsatsen."):i&&s?e("{round}, hos {group}",{round:M(t,s),group:l(i)}):n&&t.phase==="before"?e("Dagen har ikke begynt. F\xF8rst skal du til {group}.",{group:l(n)}):n&&s?e("{now} n\xE5. S\xE5 skal du til {group}.",{now:F(s),group:l(n)}):s?F(s):e("Temaet har ingen m\xF8ter.")}function ht(t){if(!t)return r;if(t.out)return a`<p class="lead-time late" role="timer">${e("Tida er ute")}</p>`;if(t.late&&!t.paused)return a`<p class="lead-time late" role="timer" aria-label=${e("Under to minutter igjen")}><b class="run">${V(t.seconds)}</b> ${e("igjen")}</p>`;let i=$("{n} minutt igjen","{n} minutter igjen",t.minutes);return a`<p class="lead-time" role="timer" aria-label=${t.paused?e("{time}, klokka st\xE5r",{time:i}):i}>
    <b>${t.minutes}</b> ${t.paused?e("min, klokka st\xE5r"):e("min igjen")}
  </p>`}var bt=matchMedia("(max-width: 60em)");function rt({snapshot:t,writers:i}){let n=t.sheets[t.theme.id],s=[[e("Form\xE5l"),n.purpose],[e("M\xE5l"),n.goals],[e("Forslag til tiltak"),n.measures],[e("Tidsplan"),n.schedule],[e("Finansiering"),n.financing],...n.sources.map(({title:l,text:o})=>[e("Fra f\xF8r: {title}",{title:l}),o])].filter(([,l])=>l.trim());return a`
    ${s.length?a`<details class="theme-sheet" ?open=${!bt.matches}>
          <summary class="btn plain"><span class="if-open">${e("Skjul temaarket")}</span><span class="if-closed">${e("Vis temaarket")}</span></summary>
          <div class="stack">${s.map(([l,o])=>a`<div class="text"><h2>${l}</h2>${K(o)}</div>`)}</div>
        </details>`:r}
    ${t.now?vt(t.people,i):r}
  `}function vt(t,i){let n=t.filter(s=>s.here);return a`<section class="lead-here stack s" aria-labelledby="here-title">
    <h2 id="here-title">${e("I gruppa n\xE5")}</h2>
    <p class="muted">
      ${e("{n} av {total} er her.",{n:n.length,total:t.length})} ${i?$("{n} skriver.","{n} skriver.",i):r}
    </p>
    ${t.length?a`<details><summary class="btn plain tight">${e("Hvem")}</summary>
          <ul class="people">
            ${t.map(s=>a`<li class=${s.here?"":"muted"}>${s.name}${s.organisation?`, ${s.organisation}`:""}${s.here?"":e(" (ikke her)")}</li>`)}
          </ul></details>`:r}
  </section>`}var D=JSON.parse(document.getElementById("page").textContent),[wt,yt,_t,xt,lt,St]=["top","band","questions","notices","form","sheet"].map(t=>document.getElementById(t)),{snapshot:u,personal:g}=D,{theme:h,track:S}=u,_="connected",d=null,j=[],A=null,x=null;E(D.now);tt(g.id);var v=et({watch:{as:"lead",theme_id:h.id,track:S},token:D.token,tokenAddress:`/w/${u.workshop.id}/token`,onSnapshot(t,i){u=t,g=i??g,f()},onState(t){_=t,_==="lost"&&T(e("Ikke tilkoblet.")),f()}});Z(lt,{live:v,theme_id:h.id,track:S,person:g,heading:2,everything:!0,question:t=>a`<button class="btn plain tight tend" @click=${()=>ut(t)} aria-describedby="q-${t.id}">
    ${e("Endre")}<span class="hidden"> ${e("sp\xF8rsm\xE5let")}</span>
  </button>`,onForm(){ct(),dt()},onState:()=>f()}).then(async t=>{d=t,await U(g.id),W(g.id,f),q(v,g)});O(f);addEventListener("scroll",()=>requestAnimationFrame(dt),{passive:!0});function f(){P({...u,meeting:Ft()&&{title:h.title}}),Q(u.phase==="on"&&!!u.now);let t=d?.form?d.state():null;p(at({snapshot:u,theme:h,save:t?Y(t):r,left:N(u.step)}),wt),p(Tt(t),yt),p(At(),_t),p(a`${A?a`<div class="notice alert" role="alert"><p class="grow">${A}</p><button class="btn" @click=${()=>ot(null)}>${e("Lest")}</button></div>`:r}
    ${X(d?.form)} ${jt()} ${it(u.waiting,I)} ${st(j,d?.form,I)}`,xt),p(rt({snapshot:u,writers:d?.form?d.writers():0}),St)}function Ft(){return u.meetings.find(({id:t})=>t===u.now)}async function I(t,i){let n;try{n=await v.call(t,i)}catch{n={ok:!1,say:e("Det kom ikke fram. Pr\xF8v igjen n\xE5r du er tilkoblet.")}}return ot(n.ok?null:n.say),n.ok&&["take_in","leave_out"].includes(t)&&ct(),n}function ot(t){A=t,f()}async function ct(){try{let t=await v.road.ask("late",h.id,S);t.ok&&(t.late.length>j.length&&T(e("Det har kommet tekst etter at m\xF8tet var over.")),j=t.late)}catch{}f()}function Tt(t){return _==="connected"?r:_==="again"?t?.state==="saved"?a`<div class="notice info"><p>${e("Tilkoblet igjen. Alt er lagret.")}</p></div>`:r:a`<div class="notice">
    <p class="grow"><strong>${e("Ikke tilkoblet.")}</strong>
      ${t&&!t.isKept?e("Ikke lukk siden. Nettleseren tar ikke vare p\xE5 teksten."):e("Skriv videre. Teksten er trygg p\xE5 denne enheten.")}</p>
    <button class="btn" @click=${v.refresh}>${e("Pr\xF8v n\xE5")}</button>
  </div>`}function jt(){let t=u.messages[0];return t?a`<div class="notice info"><p><strong>${e("Fra arrang\xF8ren:")}</strong> ${t.text}</p></div>`:r}function At(){if(!d?.form)return r;let t=d.form.meetings.find(({id:n})=>n===d.form.now),i=mt();return a`<ol class="steps">
      ${i.map(n=>a`<li><a href="#q-${n.id}" aria-current=${n.id===x?"true":r} @click=${s=>Lt(s,n)}>
          ${n.text}${[It(d.fresh(n.id)),t?.questions.includes(n.id)&&Dt(d.words(n.id))].map(s=>s?a`<small>${s}</small>`:r)}
        </a></li>`)}
    </ol>
    ${i.some(({id:n})=>d.fresh(n))?a`<p class="small add">${e("Sist lest kl. {clock}.",{clock:y(d.seen.at)})}</p>
          <p class="add tight"><button class="btn plain tight" @click=${()=>d.markRead()}>${e("Jeg har lest")}</button></p>`:r}
    <p class="add"><button class="btn plain tight" @click=${()=>ut(null)}>${e("Legg til sp\xF8rsm\xE5l")}</button></p>
    <p class="add tight"><a class="btn plain tight" href="/w/${u.workshop.id}/lead/${h.id}/${S}/history">${e("Historikk")}</a></p>`}function It(t){return t?$("{n} ny siden sist","{n} nye siden sist",t):null}function Dt(t){if(!t)return e("Tomt");let i=$("{n} ord","{n} ord",t);return t<d.form.thin_words?e("Tynt: {much}",{much:i}):i}function Lt(t,i){t.preventDefault(),x=i.id,d.show(i.id),f()}function dt(){let t=[...lt.querySelectorAll(".question-title")],n=(t.filter(s=>s.getBoundingClientRect().top<innerHeight/3).at(-1)??t[0])?.id.slice(2);n&&n!==x&&(x=n,f())}function mt(){return d.form.questions.filter(({id:t,is_retired:i})=>!i&&d.form.meetings.some(({questions:n})=>n.includes(t)))}async function ut(t){await nt({question:t,asked:mt(),theme:h,workshop:u.workshop,call:I})}
