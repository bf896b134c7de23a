import{a as R,b as Z}from"./chunk-CE3W6FMU.js";import{a as z,b as G,c as W,d as X,e as Y}from"./chunk-AUZWKDW7.js";import{c as U}from"./chunk-2JC6KAW5.js";import{B as K,D as P,F,G as Q,c as a,e as r,g as p,h as E,j as N,k as O,m as e,n as $,o as _,q as C,r as V,s as S,w as M,y as H,z as J}from"./chunk-HWW6VNZO.js";var k;async function q({question:t,asked:s,theme:n,workshop:i,call:l}){k??=document.body.appendChild(Object.assign(document.createElement("dialog"),{className:"card ask"}));let o=document.activeElement,m=()=>k.close();k.onclose=()=>o?.isConnected&&o.focus();let c=async(b,y)=>{let B=await l(b,y);B.ok?m():L(B.say)},ct=b=>{b.preventDefault();let y=Object.fromEntries(new FormData(b.target));t?c("change_question",{question_id:t.id,...y}):c("add_question",{workshop_id:i.id,theme_id:n.id,...y})},L=b=>p(dt({question:t,asked:s,theme:n,error:b,save:ct,send:c,close:m}),k);p(r,k),L(),k.setAttribute("aria-labelledby","ask-title"),k.showModal()}function dt({question:t,asked:s,theme:n,error:i,save:l,send:o,close:m}){let c=!t||t.is_own;return a`
    <form class="stack" @submit=${l}>
      <h2 id="ask-title">${t?e("Endre sp\xF8rsm\xE5let"):e("Nytt sp\xF8rsm\xE5l")}</h2>
      ${i?a`<p class="tag alert" role="alert">${i}</p>`:r}
      ${c?mt(t):a`<p>${t.text}</p><p class="muted">${e("Arrang\xF8ren har stilt sp\xF8rsm\xE5let til alle temaer. Du kan flytte det.")}</p>`}
      ${t?ut({question:t,asked:s,theme:n,send:o,isOwn:c}):r}
      <div class="row">
        ${c?a`<button class="btn main">${t?e("Lagre"):e("Legg til")}</button>`:r}
        <button class="btn" type="button" @click=${m}>${c?e("Avbryt"):e("Lukk")}</button>
      </div>
    </form>
  `}function mt(t){let s=(n,i,l,o)=>a`<option value=${i} ?selected=${o}>${l}</option>`;return a`
    <p class="field"><label for="ask-text">${e("Sp\xF8rsm\xE5l")}</label><input class="input" id="ask-text" name="text" required maxlength="300" autocomplete="off" .value=${t?.text??""}></p>
    <p class="field"><label for="ask-help">${e("Hjelpetekst")}</label><input class="input" id="ask-help" name="help" maxlength="500" autocomplete="off" .value=${t?.help??""}></p>
    ${t?r:a`<p class="field"><label for="ask-kind">${e("Svares med")}</label>
          <select class="input" id="ask-kind" name="kind">
            ${s("kind","text",e("Fri tekst"),!0)} ${s("kind","next_step",e("Neste steg: hvem, hva, n\xE5r"),!1)}
          </select></p>`}
    <p class="field"><label for="ask-when">${e("Stilles")}</label>
      <select class="input" id="ask-when" name="asked_in">
        ${s("asked_in","rounds",e("I rundene"),(t?.asked_in??"rounds")==="rounds")}
        ${s("asked_in","summary",e("I oppsummeringen"),t?.asked_in==="summary")}
        ${s("asked_in","both",e("Begge steder"),t?.asked_in==="both")}
      </select></p>
  `}function ut({question:t,asked:s,theme:n,send:i,isOwn:l}){let o=s.findIndex(({id:c})=>c===t.id),m=c=>i("move_question",{question_id:t.id,before:c,theme_id:n.id});return a`<div class="row">
    ${o>0?a`<button class="btn tight" type="button" @click=${()=>m(s[o-1].id)}>${e("Flytt opp")}</button>`:r}
    ${o<s.length-1?a`<button class="btn tight" type="button" @click=${()=>m(s[o+2]?.id??null)}>${e("Flytt ned")}</button>`:r}
    ${l?a`<button class="btn plain tight push" type="button" @click=${()=>i("retire_question",{question_id:t.id})}>${e("Ta ut")}</button>`:r}
  </div>`}function tt(t,s){return t.length?a`<section class="notice info decide" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${$("{n} venter p\xE5 \xE5 bli sluppet inn","{n} venter p\xE5 \xE5 bli sluppet inn",t.length)}</h2>
    <ul class="stack s">
      ${t.map(({key_id:n,name:i,organisation:l})=>a`<li class="row">
          <span class="grow">${l?`${i}, ${l}`:i}</span>
          <button class="btn tight" @click=${()=>s("admit",{key_id:n})}>${e("Slipp inn")}<span class="hidden"> ${i}</span></button>
          <button class="btn plain tight" @click=${()=>s("turn_away",{key_id:n})}>${e("Avvis")}<span class="hidden"> ${i}</span></button>
        </li>`)}
    </ul>
  </section>`:r}function et(t,s,n){return!t.length||!s?r:a`<section class="notice decide" aria-labelledby="late-title">
    <h2 id="late-title">${e("Kom etter at m\xF8tet var over")}</h2>
    <p>${e("Teksten er tatt vare p\xE5. Ta den inn, eller la den v\xE6re.")}</p>
    <ul class="stack">
      ${t.map(i=>{let l=s.meetings.find(({id:m})=>m===i.meeting_id),o=`late-${i.id}`;return a`<li class="stack s">
          <p id=${o}>
            <strong>${i.name||e("Noen")}</strong>${l?`, ${X(l)} \xB7 ${Y(l)}`:""},
            ${e("kl. {clock}",{clock:_(i.received_at)})}
          </p>
          ${i.changes.map(m=>a`<div class="text">
              <p class="small">${m.text}</p>
              ${m.added.length?a`<ul>${m.added.map(c=>a`<li><ins>${c}</ins></li>`)}</ul>`:r}
              ${m.removed.length?a`<p class="small">${e("Tar bort:")}</p><ul>${m.removed.map(c=>a`<li><del>${c}</del></li>`)}</ul>`:r}
            </div>`)}
          <div class="row">
            <button class="btn" aria-describedby=${o} @click=${()=>n("take_in",{late_id:i.id})}>${e("Ta inn")}</button>
            <button class="btn plain" aria-describedby=${o} @click=${()=>n("leave_out",{late_id:i.id})}>${e("La v\xE6re")}</button>
          </div>
        </li>`})}
    </ul>
  </section>`}function nt({snapshot:t,theme:s,save:n,left:i}){let l=t.meetings.find(({id:c})=>c===t.now),o=t.meetings.find(({state:c})=>c==="next"),m=l??o;return a`
    <div class="lead-title"><strong>${s.title}</strong><p class="small muted">${pt(t,l,o)}</p></div>
    <div class="lead-rounds">${K(t)}</div>
    ${n} ${$t(i)}
    ${m?.group.meeting_url?a`<a class="btn ${l?"main":""}" href=${m.group.meeting_url} target="_blank" rel="noopener noreferrer">
          ${l?e("\xC5pne m\xF8tet"):e("\xC5pne neste m\xF8te")} ${V}<span class="hidden"> ${e("(ny fane)")}</span>
        </a>`:r}
  `}function pt(t,s,n){let i=J(t),l=o=>[M(o.group),o.group.place].filter(Boolean).join(", ");return t.phase==="ended"?e("Ferdig for i dag. Takk for innsatsen."):s&&i?e("{round}, hos {group}",{round:H(t,i),group:l(s)}):n&&t.phase==="before"?e("Dagen har ikke begynt. F\xF8rst skal du til {group}.",{group:l(n)}):n&&i?e("{now} n\xE5. S\xE5 skal du til {group}.",{now:S(i),group:l(n)}):i?S(i):e("Temaet har ingen m\xF8ter.")}function $t(t){if(!t)return r;if(t.out)return a`<p class="lead-time late" role="timer">${e("Tida er ute")}</p>`;if(t.late&&!t.paused)return a`<p class="lead-time late" role="timer" aria-label=${e("Under to minutter igjen")}><b class="run">${C(t.seconds)}</b> ${e("igjen")}</p>`;let s=$("{n} minutt igjen","{n} minutter igjen",t.minutes);return a`<p class="lead-time" role="timer" aria-label=${t.paused?e("{time}, klokka st\xE5r",{time:s}):s}>
    <b>${t.minutes}</b> ${t.paused?e("min, klokka st\xE5r"):e("min igjen")}
  </p>`}var ft=matchMedia("(max-width: 60em)");function it({snapshot:t,writers:s}){let n=t.sheets[t.theme.id],i=[[e("Form\xE5l"),n.purpose],[e("M\xE5l"),n.goals],[e("Forslag til tiltak"),n.measures],[e("Tidsplan"),n.schedule],[e("Finansiering"),n.financing],...n.sources.map(({title:l,text:o})=>[e("Fra f\xF8r: {title}",{title:l}),o])].filter(([,l])=>l.trim());return a`
    ${i.length?a`<details class="theme-sheet" ?open=${!ft.matches}>
          <summary class="btn plain"><span class="if-open">${e("Skjul temaarket")}</span><span class="if-closed">${e("Vis temaarket")}</span></summary>
          <div class="stack">${i.map(([l,o])=>a`<div class="text"><h2>${l}</h2>${P(o)}</div>`)}</div>
        </details>`:r}
    ${t.now?gt(t.people,s):r}
  `}function gt(t,s){let n=t.filter(i=>i.here);return a`<section class="lead-here stack s" aria-labelledby="here-title">
    <h2 id="here-title">${e("I gruppa n\xE5")}</h2>
    <p class="muted">
      ${e("{n} av {total} er her.",{n:n.length,total:t.length})} ${s?$("{n} skriver.","{n} skriver.",s):r}
    </p>
    ${t.length?a`<details><summary class="btn plain tight">${e("Hvem")}</summary>
          <ul class="people">
            ${t.map(i=>a`<li class=${i.here?"":"muted"}>${i.name}${i.organisation?`, ${i.organisation}`:""}${i.here?"":e(" (ikke her)")}</li>`)}
          </ul></details>`:r}
  </section>`}var I=JSON.parse(document.getElementById("page").textContent),[kt,bt,ht,vt,st,wt]=["top","band","questions","notices","form","sheet"].map(t=>document.getElementById(t)),{snapshot:u,personal:v}=I,{theme:h,track:D}=u,g="connected",d=null,T=[],j=null,x=null;E(I.now);U(v.id);var w=Z({watch:{as:"lead",theme_id:h.id,track:D},token:I.token,tokenAddress:`/w/${u.workshop.id}/token`,onSnapshot(t,s){u=t,v=s??v,f()},onState(t){g=t==="lost"?"lost":g==="lost"?"again":"connected",g==="lost"&&F(e("Ikke tilkoblet.")),g==="again"&&setTimeout(()=>g==="again"&&(g="connected",f()),4e3),f()}});G(st,{live:w,theme_id:h.id,track:D,person:v,heading:2,everything:!0,question:t=>a`<button class="btn plain tight tend" @click=${()=>ot(t)} aria-describedby="q-${t.id}">
    ${e("Endre")}<span class="hidden"> ${e("sp\xF8rsm\xE5let")}</span>
  </button>`,onForm(){rt(),lt()},onState:()=>f()}).then(t=>{d=t,W(w,v)});O(f);addEventListener("scroll",()=>requestAnimationFrame(lt),{passive:!0});function f(){Q({...u,meeting:yt()&&{title:h.title}}),R(u.phase==="on"&&!!u.now);let t=d?.form?d.state():null;p(nt({snapshot:u,theme:h,save:t?z(t):r,left:N(u.step)}),kt),p(_t(t),bt),p(St(),ht),p(a`${j?a`<div class="notice alert" role="alert"><p class="grow">${j}</p><button class="btn" @click=${()=>at(null)}>${e("Lest")}</button></div>`:r}
    ${xt()} ${tt(u.waiting,A)} ${et(T,d?.form,A)}`,vt),p(it({snapshot:u,writers:d?.form?d.writers():0}),wt)}function yt(){return u.meetings.find(({id:t})=>t===u.now)}async function A(t,s){let n;try{n=await w.call(t,s)}catch{n={ok:!1,say:e("Det kom ikke fram. Pr\xF8v igjen n\xE5r du er tilkoblet.")}}return at(n.ok?null:n.say),n.ok&&["take_in","leave_out"].includes(t)&&rt(),n}function at(t){j=t,f()}async function rt(){try{let t=await w.road.ask("late",h.id,D);t.ok&&(t.late.length>T.length&&F(e("Det har kommet tekst etter at m\xF8tet var over.")),T=t.late)}catch{}f()}function _t(t){return g==="connected"?r:g==="again"?t?.state==="saved"?a`<div class="notice info"><p>${e("Tilkoblet igjen. Alt er lagret.")}</p></div>`:r:a`<div class="notice">
    <p class="grow"><strong>${e("Ikke tilkoblet.")}</strong>
      ${t&&!t.isKept?e("Ikke lukk siden. Nettleseren tar ikke vare p\xE5 teksten."):e("Skriv videre. Teksten er trygg p\xE5 denne enheten.")}</p>
    <button class="btn" @click=${w.refresh}>${e("Pr\xF8v n\xE5")}</button>
  </div>`}function xt(){let t=u.messages[0];return t?a`<div class="notice info"><p><strong>${e("Fra arrang\xF8ren:")}</strong> ${t.text}</p></div>`:r}function St(){if(!d?.form)return r;let t=d.form.meetings.find(({id:n})=>n===d.form.now),s=d.form.questions.filter(({id:n,is_retired:i})=>!i&&d.form.meetings.some(({questions:l})=>l.includes(n)));return a`<ol class="steps">
      ${s.map(n=>a`<li><a href="#q-${n.id}" aria-current=${n.id===x?"true":r} @click=${i=>jt(i,n)}>
          ${n.text}${[Ft(d.fresh(n.id)),t?.questions.includes(n.id)&&Tt(d.words(n.id))].map(i=>i?a`<small>${i}</small>`:r)}
        </a></li>`)}
    </ol>
    ${s.some(({id:n})=>d.fresh(n))?a`<p class="small add">${e("Sist lest kl. {clock}.",{clock:_(d.seen.at)})}</p>
          <p class="add tight"><button class="btn plain tight" @click=${()=>d.markRead()}>${e("Jeg har lest")}</button></p>`:r}
    <p class="add"><button class="btn plain tight" @click=${()=>ot(null)}>${e("Legg til sp\xF8rsm\xE5l")}</button></p>`}function Ft(t){return t?$("{n} ny siden sist","{n} nye siden sist",t):null}function Tt(t){if(!t)return e("Tomt");let s=$("{n} ord","{n} ord",t);return t<d.form.thin_words?e("Tynt: {much}",{much:s}):s}function jt(t,s){t.preventDefault(),x=s.id,d.show(s.id),f()}function lt(){let t=[...st.querySelectorAll(".question-title")],n=(t.filter(i=>i.getBoundingClientRect().top<innerHeight/3).at(-1)??t[0])?.id.slice(2);n&&n!==x&&(x=n,f())}async function ot(t){let s=d.form.questions.filter(n=>!n.is_retired);await q({question:t,asked:s,theme:h,workshop:u.workshop,call:A})}
