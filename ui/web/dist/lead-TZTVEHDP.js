import{a as q,b as tt,c as et}from"./chunk-GKTXBNY6.js";import{b as nt}from"./chunk-BQEQZG3F.js";import{c as Y,d as Z}from"./chunk-HYSX327Y.js";import"./chunk-QE4PER7C.js";import{a as z,b as it}from"./chunk-UGCSHADE.js";import{b as F,k as T}from"./chunk-FHHXZFAB.js";import"./chunk-2NPQPNHT.js";import{a as G,b as W,c as X}from"./chunk-2CP7SROQ.js";import{A as P,F as A,G as Q,a,d as r,f as $,h as e,i as f,j as y,l as H,m as M,n as j,r as U,v as R,w as J,y as K}from"./chunk-6MAETQC5.js";import{c as O,f as V,g as C}from"./chunk-3SUXVHTQ.js";var g;async function st({question:t,asked:s,theme:n,workshop:i,call:l}){g??=document.body.appendChild(Object.assign(document.createElement("dialog"),{className:"card ask"}));let o=document.activeElement,d=()=>g.close();g.onclose=()=>o?.isConnected&&o.focus();let c=async(b,w)=>{let E=await l(b,w);E.ok?d():B(E.say)},ft=b=>{b.preventDefault();let w=Object.fromEntries(new FormData(b.target));t?c("change_question",{question_id:t.id,...w}):c("add_question",{workshop_id:i.id,theme_id:n.id,...w})},B=b=>$(kt({question:t,asked:s,theme:n,error:b,save:ft,send:c,close:d}),g);$(r,g),B(),g.setAttribute("aria-labelledby","ask-title"),g.showModal()}function kt({question:t,asked:s,theme:n,error:i,save:l,send:o,close:d}){let c=!t||t.is_own;return a`
    <form class="stack" @submit=${l}>
      <h2 id="ask-title">${t?e("Endre sp\xF8rsm\xE5let"):e("Nytt sp\xF8rsm\xE5l")}</h2>
      ${i?a`<p class="tag alert" role="alert">${i}</p>`:r}
      ${c?gt(t):a`<p>${t.text}</p><p class="muted">${e("Arrang\xF8ren har stilt sp\xF8rsm\xE5let til alle temaer. Du kan flytte det.")}</p>`}
      ${t?ht({question:t,asked:s,theme:n,send:o,isOwn:c}):r}
      <div class="row">
        ${c?a`<button class="btn main">${t?e("Lagre"):e("Legg til")}</button>`:r}
        <button class="btn" type="button" @click=${d}>${c?e("Avbryt"):e("Lukk")}</button>
      </div>
    </form>
  `}function gt(t){let s=(n,i,l,o)=>a`<option value=${i} ?selected=${o}>${l}</option>`;return a`
    <p class="field"><label for="ask-text">${e("Sp\xF8rsm\xE5l")}</label><input class="input" id="ask-text" name="text" required autocomplete="off" .value=${t?.text??""}></p>
    <p class="field"><label for="ask-help">${e("Hjelpetekst")}</label><input class="input" id="ask-help" name="help" autocomplete="off" .value=${t?.help??""}></p>
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
  `}function ht({question:t,asked:s,theme:n,send:i,isOwn:l}){let o=s.findIndex(({id:c})=>c===t.id),d=c=>i("move_question",{question_id:t.id,before:c,theme_id:n.id});return a`<div class="row">
    ${o>0?a`<button class="btn tight" type="button" @click=${()=>d(s[o-1].id)}>${e("Flytt opp")}</button>`:r}
    ${o<s.length-1?a`<button class="btn tight" type="button" @click=${()=>d(s[o+2]?.id??null)}>${e("Flytt ned")}</button>`:r}
    ${l?a`<button class="btn plain tight push" type="button" @click=${()=>i("retire_question",{question_id:t.id})}>${e("Ta ut")}</button>`:r}
  </div>`}function at(t,s){return t.length?a`<section class="notice info decide" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${f("{n} venter p\xE5 \xE5 bli sluppet inn","{n} venter p\xE5 \xE5 bli sluppet inn",t.length)}</h2>
    <ul class="stack s">
      ${t.map(({key_id:n,name:i,organisation:l})=>a`<li class="row">
          <span class="grow">${l?`${i}, ${l}`:i}</span>
          <button class="btn tight" @click=${()=>s("admit",{key_id:n})}>${e("Slipp inn")}<span class="hidden"> ${i}</span></button>
          <button class="btn plain tight" @click=${()=>s("turn_away",{key_id:n})}>${e("Avvis")}<span class="hidden"> ${i}</span></button>
        </li>`)}
    </ul>
  </section>`:r}function rt(t,s,n){return!t.length||!s?r:a`<section class="notice decide" aria-labelledby="late-title">
    <h2 id="late-title">${e("Kom etter at m\xF8tet var over")}</h2>
    <p>${e("Teksten er tatt vare p\xE5. Ta den inn, eller la den v\xE6re.")}</p>
    <ul class="stack">
      ${t.map(i=>{let l=s.meetings.find(({id:d})=>d===i.meeting_id),o=`late-${i.id}`;return a`<li class="stack s">
          <p id=${o}>
            <strong>${i.name||e("Noen")}</strong>${l?`, ${G(l)} \xB7 ${W(l)}`:""}${i.proposal===null?"":`, ${e("forslaget \xAB{title}\xBB",{title:i.proposal||e("Uten tittel")})}`},
            ${e("kl. {clock}",{clock:y(i.received_at)})}
          </p>
          ${i.changes.map(d=>a`<div class="text">
              <p class="small">${d.part?X(d.part):d.text}</p>
              ${d.added.length?a`<ul>${d.added.map(c=>a`<li><ins>${c}</ins></li>`)}</ul>`:r}
              ${d.removed.length?a`<p class="small">${e("Tar bort:")}</p><ul>${d.removed.map(c=>a`<li><del>${c}</del></li>`)}</ul>`:r}
            </div>`)}
          <div class="row">
            <button class="btn" aria-describedby=${o} @click=${()=>n("take_in",{late_id:i.id})}>${e("Ta inn")}</button>
            <button class="btn plain" aria-describedby=${o} @click=${()=>n("leave_out",{late_id:i.id})}>${e("La v\xE6re")}</button>
          </div>
        </li>`})}
    </ul>
  </section>`}function lt({snapshot:t,theme:s,save:n,left:i}){let l=t.meetings.find(({id:c})=>c===t.now),o=t.meetings.find(({state:c})=>c==="next"),d=l??o;return a`
    <div class="lead-title"><strong>${s.title}</strong><p class="small muted">${bt(t,l,o)}</p></div>
    <div class="lead-rounds">${K(t)}</div>
    ${n} ${vt(i)}
    ${d?.group.meeting_url?a`<a class="btn ${l?"main":""}" href=${d.group.meeting_url} target="_blank" rel="noopener noreferrer">
          ${l?e("\xC5pne m\xF8tet"):e("\xC5pne neste m\xF8te")} ${M}<span class="hidden"> ${e("(ny fane)")}</span>
        </a>`:r}
  `}function bt(t,s,n){let i=J(t),l=o=>[U(o.group),o.group.place].filter(Boolean).join(", ");return t.phase==="ended"?e("Ferdig for i dag. Takk for innsatsen."):s&&i?e("{round}, hos {group}",{round:R(t,i),group:l(s)}):n&&t.phase==="before"?e("Dagen har ikke begynt. F\xF8rst skal du til {group}.",{group:l(n)}):n&&i?e("{now} n\xE5. S\xE5 skal du til {group}.",{now:j(i),group:l(n)}):i?j(i):e("Temaet har ingen m\xF8ter.")}function vt(t){if(!t)return r;if(t.out)return a`<p class="lead-time late" role="timer">${e("Tida er ute")}</p>`;if(t.late&&!t.paused)return a`<p class="lead-time late" role="timer" aria-label=${e("Under to minutter igjen")}><b class="run">${H(t.seconds)}</b> ${e("igjen")}</p>`;let s=f("{n} minutt igjen","{n} minutter igjen",t.minutes);return a`<p class="lead-time" role="timer" aria-label=${t.paused?e("{time}, klokka st\xE5r",{time:s}):s}>
    <b>${t.minutes}</b> ${t.paused?e("min, klokka st\xE5r"):e("min igjen")}
  </p>`}var wt=matchMedia("(max-width: 60em)");function ot({snapshot:t,writers:s}){let n=t.sheets[t.theme.id],i=[[e("Form\xE5l"),n.purpose],[e("M\xE5l"),n.goals],[e("Forslag til tiltak"),n.measures],[e("Tidsplan"),n.schedule],[e("Finansiering"),n.financing],...n.sources.map(({title:l,text:o})=>[e("Fra f\xF8r: {title}",{title:l}),o])].filter(([,l])=>l.trim());return a`
    ${i.length?a`<details class="theme-sheet" ?open=${!wt.matches}>
          <summary class="btn plain"><span class="if-open">${e("Skjul temaarket")}</span><span class="if-closed">${e("Vis temaarket")}</span></summary>
          <div class="stack">${i.map(([l,o])=>a`<div class="text"><h2>${l}</h2>${P(o)}</div>`)}</div>
        </details>`:r}
    ${t.now?yt(t.people,s):r}
  `}function yt(t,s){let n=t.filter(i=>i.here);return a`<section class="lead-here stack s" aria-labelledby="here-title">
    <h2 id="here-title">${e("I gruppa n\xE5")}</h2>
    <p class="muted">
      ${e("{n} av {total} er her.",{n:n.length,total:t.length})} ${s?f("{n} skriver.","{n} skriver.",s):r}
    </p>
    ${t.length?a`<details><summary class="btn plain tight">${e("Hvem")}</summary>
          <ul class="people">
            ${t.map(i=>a`<li class=${i.here?"":"muted"}>${i.name}${i.organisation?`, ${i.organisation}`:""}${i.here?"":e(" (ikke her)")}</li>`)}
          </ul></details>`:r}
  </section>`}var N=JSON.parse(document.getElementById("page").textContent),[_t,xt,St,Ft,dt,Tt]=["top","band","questions","notices","form","sheet"].map(t=>document.getElementById(t)),{snapshot:p,personal:u}=N,{theme:h,track:S}=p,_="connected",m=null,I=[],D=null,x=null;O(N.now);nt(u.id);F(u.id,p.workshop.personal_data_until);var v=it({watch:{as:"lead",theme_id:h.id,track:S},token:N.token,tokenAddress:`/w/${p.workshop.id}/token`,person_id:u.id,onSnapshot(t,s){p=t,u=s??u,F(u.id,p.workshop.personal_data_until)&&T(u.id),k()},onState(t){_=t,_==="lost"&&A(e("Ikke tilkoblet.")),k()}});tt(dt,{live:v,theme_id:h.id,track:S,person:u,heading:2,everything:!0,question:t=>a`<button class="btn plain tight tend" @click=${()=>$t(t)} aria-describedby="q-${t.id}">
    ${e("Endre")}<span class="hidden"> ${e("sp\xF8rsm\xE5let")}</span>
  </button>`,onForm(){mt(),pt()},onState:()=>k()}).then(async t=>{m=t,await T(u.id),Y(u.id,k),et(v,u)});C(k);addEventListener("scroll",()=>requestAnimationFrame(pt),{passive:!0});function k(){Q({...p,meeting:jt()&&{title:h.title}}),z(p.phase==="on"&&!!p.now);let t=m?.form?m.state():null;$(lt({snapshot:p,theme:h,save:t?q(t):r,left:V(p.step)}),_t),$(At(t),xt),$(Dt(),St),$(a`${D?a`<div class="notice alert" role="alert"><p class="grow">${D}</p><button class="btn" @click=${()=>ct(null)}>${e("Lest")}</button></div>`:r}
    ${Z(m?.form)} ${It()} ${at(p.waiting,L)} ${rt(I,m?.form,L)}`,Ft),$(ot({snapshot:p,writers:m?.form?m.writers():0}),Tt)}function jt(){return p.meetings.find(({id:t})=>t===p.now)}async function L(t,s){let n;try{n=await v.call(t,s)}catch{n={ok:!1,say:e("Det kom ikke fram. Pr\xF8v igjen n\xE5r du er tilkoblet.")}}return ct(n.ok?null:n.say),n.ok&&["take_in","leave_out"].includes(t)&&mt(),n}function ct(t){D=t,k()}async function mt(){try{let t=await v.road.ask("late",h.id,S);t.ok&&(t.late.length>I.length&&A(e("Det har kommet tekst etter at m\xF8tet var over.")),I=t.late)}catch{}k()}function At(t){return _==="connected"?r:_==="again"?t?.state==="saved"?a`<div class="notice info"><p>${e("Tilkoblet igjen. Alt er lagret.")}</p></div>`:r:a`<div class="notice">
    <p class="grow"><strong>${e("Ikke tilkoblet.")}</strong>
      ${t&&!t.isKept?e("Ikke lukk siden. Nettleseren tar ikke vare p\xE5 teksten."):e("Skriv videre. Teksten er trygg p\xE5 denne enheten.")}</p>
    <button class="btn" @click=${v.refresh}>${e("Pr\xF8v n\xE5")}</button>
  </div>`}function It(){let t=p.messages[0];return t?a`<div class="notice info"><p><strong>${e("Fra arrang\xF8ren:")}</strong> ${t.text}</p></div>`:r}function Dt(){if(!m?.form)return r;let t=m.form.meetings.find(({id:n})=>n===m.form.now),s=ut();return a`<ol class="steps">
      ${s.map(n=>a`<li><a href="#q-${n.id}" aria-current=${n.id===x?"true":r} @click=${i=>Bt(i,n)}>
          ${n.text}${[Lt(m.fresh(n.id)),t?.questions.includes(n.id)&&Nt(m.words(n.id))].map(i=>i?a`<small>${i}</small>`:r)}
        </a></li>`)}
    </ol>
    ${s.some(({id:n})=>m.fresh(n))?a`<p class="small add">${e("Sist lest kl. {clock}.",{clock:y(m.seen.at)})}</p>
          <p class="add tight"><button class="btn plain tight" @click=${()=>m.markRead()}>${e("Jeg har lest")}</button></p>`:r}
    <p class="add"><button class="btn plain tight" @click=${()=>$t(null)}>${e("Legg til sp\xF8rsm\xE5l")}</button></p>
    <p class="add tight"><a class="btn plain tight" href="#proposals-title">${e("Forslag")}</a></p>
    <p class="add tight"><a class="btn plain tight" href="/w/${p.workshop.id}/lead/${h.id}/${S}/history">${e("Historikk")}</a></p>`}function Lt(t){return t?f("{n} ny siden sist","{n} nye siden sist",t):null}function Nt(t){if(!t)return e("Tomt");let s=f("{n} ord","{n} ord",t);return t<m.form.thin_words?e("Tynt: {much}",{much:s}):s}function Bt(t,s){t.preventDefault(),x=s.id,m.show(s.id),k()}function pt(){let t=[...dt.querySelectorAll(".question-title")],n=(t.filter(i=>i.getBoundingClientRect().top<innerHeight/3).at(-1)??t[0])?.id.slice(2);n&&n!==x&&(x=n,k())}function ut(){return m.form.questions.filter(({id:t,is_retired:s})=>!s&&m.form.meetings.some(({questions:n})=>n.includes(t)))}async function $t(t){await st({question:t,asked:ut(),theme:h,workshop:p.workshop,call:L})}
