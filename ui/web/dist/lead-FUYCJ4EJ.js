import{a as Z,b as q,c as tt}from"./chunk-G6O2LEAV.js";import"./chunk-VSBKNR3Z.js";import{b as et}from"./chunk-SANVWTRB.js";import{c as X,d as Y}from"./chunk-N25RWOJF.js";import{b as F,k as T}from"./chunk-FHHXZFAB.js";import{a as z,b as nt}from"./chunk-H5NAI6YV.js";import{$ as G,aa as W}from"./chunk-YUHLMBB3.js";import{A as Q,a,c as r,e as $,g as e,h as f,i as y,k as H,l as M,m as j,q as R,s as U,t as J,v as K,x as P,z as A}from"./chunk-XTFRPKXX.js";import{c as O,f as V,g as C}from"./chunk-3SUXVHTQ.js";var g;async function it({question:t,asked:i,theme:n,workshop:s,call:l}){g??=document.body.appendChild(Object.assign(document.createElement("dialog"),{className:"card ask"}));let o=document.activeElement,m=()=>g.close();g.onclose=()=>o?.isConnected&&o.focus();let d=async(b,w)=>{let N=await l(b,w);N.ok?m():E(N.say)},$t=b=>{b.preventDefault();let w=Object.fromEntries(new FormData(b.target));t?d("change_question",{question_id:t.id,...w}):d("add_question",{workshop_id:s.id,theme_id:n.id,...w})},E=b=>$(ft({question:t,asked:i,theme:n,error:b,save:$t,send:d,close:m}),g);$(r,g),E(),g.setAttribute("aria-labelledby","ask-title"),g.showModal()}function ft({question:t,asked:i,theme:n,error:s,save:l,send:o,close:m}){let d=!t||t.is_own;return a`
    <form class="stack" @submit=${l}>
      <h2 id="ask-title">${t?e("Endre sp\xF8rsm\xE5let"):e("Nytt sp\xF8rsm\xE5l")}</h2>
      ${s?a`<p class="tag alert" role="alert">${s}</p>`:r}
      ${d?kt(t):a`<p>${t.text}</p><p class="muted">${e("Arrang\xF8ren har stilt sp\xF8rsm\xE5let til alle temaer. Du kan flytte det.")}</p>`}
      ${t?gt({question:t,asked:i,theme:n,send:o,isOwn:d}):r}
      <div class="row">
        ${d?a`<button class="btn main">${t?e("Lagre"):e("Legg til")}</button>`:r}
        <button class="btn" type="button" @click=${m}>${d?e("Avbryt"):e("Lukk")}</button>
      </div>
    </form>
  `}function kt(t){let i=(n,s,l,o)=>a`<option value=${s} ?selected=${o}>${l}</option>`;return a`
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
  `}function gt({question:t,asked:i,theme:n,send:s,isOwn:l}){let o=i.findIndex(({id:d})=>d===t.id),m=d=>s("move_question",{question_id:t.id,before:d,theme_id:n.id});return a`<div class="row">
    ${o>0?a`<button class="btn tight" type="button" @click=${()=>m(i[o-1].id)}>${e("Flytt opp")}</button>`:r}
    ${o<i.length-1?a`<button class="btn tight" type="button" @click=${()=>m(i[o+2]?.id??null)}>${e("Flytt ned")}</button>`:r}
    ${l?a`<button class="btn plain tight push" type="button" @click=${()=>s("retire_question",{question_id:t.id})}>${e("Ta ut")}</button>`:r}
  </div>`}function st(t,i){return t.length?a`<section class="notice info decide" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${f("{n} venter p\xE5 \xE5 bli sluppet inn","{n} venter p\xE5 \xE5 bli sluppet inn",t.length)}</h2>
    <ul class="stack s">
      ${t.map(({key_id:n,name:s,organisation:l})=>a`<li class="row">
          <span class="grow">${l?`${s}, ${l}`:s}</span>
          <button class="btn tight" @click=${()=>i("admit",{key_id:n})}>${e("Slipp inn")}<span class="hidden"> ${s}</span></button>
          <button class="btn plain tight" @click=${()=>i("turn_away",{key_id:n})}>${e("Avvis")}<span class="hidden"> ${s}</span></button>
        </li>`)}
    </ul>
  </section>`:r}function at(t,i,n){return!t.length||!i?r:a`<section class="notice decide" aria-labelledby="late-title">
    <h2 id="late-title">${e("Kom etter at m\xF8tet var over")}</h2>
    <p>${e("Teksten er tatt vare p\xE5. Ta den inn, eller la den v\xE6re.")}</p>
    <ul class="stack">
      ${t.map(s=>{let l=i.meetings.find(({id:m})=>m===s.meeting_id),o=`late-${s.id}`;return a`<li class="stack s">
          <p id=${o}>
            <strong>${s.name||e("Noen")}</strong>${l?`, ${G(l)} \xB7 ${W(l)}`:""},
            ${e("kl. {clock}",{clock:y(s.received_at)})}
          </p>
          ${s.changes.map(m=>a`<div class="text">
              <p class="small">${m.text}</p>
              ${m.added.length?a`<ul>${m.added.map(d=>a`<li><ins>${d}</ins></li>`)}</ul>`:r}
              ${m.removed.length?a`<p class="small">${e("Tar bort:")}</p><ul>${m.removed.map(d=>a`<li><del>${d}</del></li>`)}</ul>`:r}
            </div>`)}
          <div class="row">
            <button class="btn" aria-describedby=${o} @click=${()=>n("take_in",{late_id:s.id})}>${e("Ta inn")}</button>
            <button class="btn plain" aria-describedby=${o} @click=${()=>n("leave_out",{late_id:s.id})}>${e("La v\xE6re")}</button>
          </div>
        </li>`})}
    </ul>
  </section>`}function rt({snapshot:t,theme:i,save:n,left:s}){let l=t.meetings.find(({id:d})=>d===t.now),o=t.meetings.find(({state:d})=>d==="next"),m=l??o;return a`
    <div class="lead-title"><strong>${i.title}</strong><p class="small muted">${ht(t,l,o)}</p></div>
    <div class="lead-rounds">${K(t)}</div>
    ${n} ${bt(s)}
    ${m?.group.meeting_url?a`<a class="btn ${l?"main":""}" href=${m.group.meeting_url} target="_blank" rel="noopener noreferrer">
          ${l?e("\xC5pne m\xF8tet"):e("\xC5pne neste m\xF8te")} ${M}<span class="hidden"> ${e("(ny fane)")}</span>
        </a>`:r}
  `}function ht(t,i,n){let s=J(t),l=o=>[R(o.group),o.group.place].filter(Boolean).join(", ");return t.phase==="ended"?e("Ferdig for i dag. Takk for innsatsen."):i&&s?e("{round}, hos {group}",{round:U(t,s),group:l(i)}):n&&t.phase==="before"?e("Dagen har ikke begynt. F\xF8rst skal du til {group}.",{group:l(n)}):n&&s?e("{now} n\xE5. S\xE5 skal du til {group}.",{now:j(s),group:l(n)}):s?j(s):e("Temaet har ingen m\xF8ter.")}function bt(t){if(!t)return r;if(t.out)return a`<p class="lead-time late" role="timer">${e("Tida er ute")}</p>`;if(t.late&&!t.paused)return a`<p class="lead-time late" role="timer" aria-label=${e("Under to minutter igjen")}><b class="run">${H(t.seconds)}</b> ${e("igjen")}</p>`;let i=f("{n} minutt igjen","{n} minutter igjen",t.minutes);return a`<p class="lead-time" role="timer" aria-label=${t.paused?e("{time}, klokka st\xE5r",{time:i}):i}>
    <b>${t.minutes}</b> ${t.paused?e("min, klokka st\xE5r"):e("min igjen")}
  </p>`}var vt=matchMedia("(max-width: 60em)");function lt({snapshot:t,writers:i}){let n=t.sheets[t.theme.id],s=[[e("Form\xE5l"),n.purpose],[e("M\xE5l"),n.goals],[e("Forslag til tiltak"),n.measures],[e("Tidsplan"),n.schedule],[e("Finansiering"),n.financing],...n.sources.map(({title:l,text:o})=>[e("Fra f\xF8r: {title}",{title:l}),o])].filter(([,l])=>l.trim());return a`
    ${s.length?a`<details class="theme-sheet" ?open=${!vt.matches}>
          <summary class="btn plain"><span class="if-open">${e("Skjul temaarket")}</span><span class="if-closed">${e("Vis temaarket")}</span></summary>
          <div class="stack">${s.map(([l,o])=>a`<div class="text"><h2>${l}</h2>${P(o)}</div>`)}</div>
        </details>`:r}
    ${t.now?wt(t.people,i):r}
  `}function wt(t,i){let n=t.filter(s=>s.here);return a`<section class="lead-here stack s" aria-labelledby="here-title">
    <h2 id="here-title">${e("I gruppa n\xE5")}</h2>
    <p class="muted">
      ${e("{n} av {total} er her.",{n:n.length,total:t.length})} ${i?f("{n} skriver.","{n} skriver.",i):r}
    </p>
    ${t.length?a`<details><summary class="btn plain tight">${e("Hvem")}</summary>
          <ul class="people">
            ${t.map(s=>a`<li class=${s.here?"":"muted"}>${s.name}${s.organisation?`, ${s.organisation}`:""}${s.here?"":e(" (ikke her)")}</li>`)}
          </ul></details>`:r}
  </section>`}var B=JSON.parse(document.getElementById("page").textContent),[yt,_t,xt,St,ot,Ft]=["top","band","questions","notices","form","sheet"].map(t=>document.getElementById(t)),{snapshot:u,personal:p}=B,{theme:h,track:S}=u,_="connected",c=null,I=[],D=null,x=null;O(B.now);et(p.id);F(p.id,u.workshop.personal_data_until);var v=nt({watch:{as:"lead",theme_id:h.id,track:S},token:B.token,tokenAddress:`/w/${u.workshop.id}/token`,person_id:p.id,onSnapshot(t,i){u=t,p=i??p,F(p.id,u.workshop.personal_data_until)&&T(p.id),k()},onState(t){_=t,_==="lost"&&A(e("Ikke tilkoblet.")),k()}});q(ot,{live:v,theme_id:h.id,track:S,person:p,heading:2,everything:!0,question:t=>a`<button class="btn plain tight tend" @click=${()=>pt(t)} aria-describedby="q-${t.id}">
    ${e("Endre")}<span class="hidden"> ${e("sp\xF8rsm\xE5let")}</span>
  </button>`,onForm(){ct(),mt()},onState:()=>k()}).then(async t=>{c=t,await T(p.id),X(p.id,k),tt(v,p)});C(k);addEventListener("scroll",()=>requestAnimationFrame(mt),{passive:!0});function k(){Q({...u,meeting:Tt()&&{title:h.title}}),z(u.phase==="on"&&!!u.now);let t=c?.form?c.state():null;$(rt({snapshot:u,theme:h,save:t?Z(t):r,left:V(u.step)}),yt),$(jt(t),_t),$(It(),xt),$(a`${D?a`<div class="notice alert" role="alert"><p class="grow">${D}</p><button class="btn" @click=${()=>dt(null)}>${e("Lest")}</button></div>`:r}
    ${Y(c?.form)} ${At()} ${st(u.waiting,L)} ${at(I,c?.form,L)}`,St),$(lt({snapshot:u,writers:c?.form?c.writers():0}),Ft)}function Tt(){return u.meetings.find(({id:t})=>t===u.now)}async function L(t,i){let n;try{n=await v.call(t,i)}catch{n={ok:!1,say:e("Det kom ikke fram. Pr\xF8v igjen n\xE5r du er tilkoblet.")}}return dt(n.ok?null:n.say),n.ok&&["take_in","leave_out"].includes(t)&&ct(),n}function dt(t){D=t,k()}async function ct(){try{let t=await v.road.ask("late",h.id,S);t.ok&&(t.late.length>I.length&&A(e("Det har kommet tekst etter at m\xF8tet var over.")),I=t.late)}catch{}k()}function jt(t){return _==="connected"?r:_==="again"?t?.state==="saved"?a`<div class="notice info"><p>${e("Tilkoblet igjen. Alt er lagret.")}</p></div>`:r:a`<div class="notice">
    <p class="grow"><strong>${e("Ikke tilkoblet.")}</strong>
      ${t&&!t.isKept?e("Ikke lukk siden. Nettleseren tar ikke vare p\xE5 teksten."):e("Skriv videre. Teksten er trygg p\xE5 denne enheten.")}</p>
    <button class="btn" @click=${v.refresh}>${e("Pr\xF8v n\xE5")}</button>
  </div>`}function At(){let t=u.messages[0];return t?a`<div class="notice info"><p><strong>${e("Fra arrang\xF8ren:")}</strong> ${t.text}</p></div>`:r}function It(){if(!c?.form)return r;let t=c.form.meetings.find(({id:n})=>n===c.form.now),i=ut();return a`<ol class="steps">
      ${i.map(n=>a`<li><a href="#q-${n.id}" aria-current=${n.id===x?"true":r} @click=${s=>Bt(s,n)}>
          ${n.text}${[Dt(c.fresh(n.id)),t?.questions.includes(n.id)&&Lt(c.words(n.id))].map(s=>s?a`<small>${s}</small>`:r)}
        </a></li>`)}
    </ol>
    ${i.some(({id:n})=>c.fresh(n))?a`<p class="small add">${e("Sist lest kl. {clock}.",{clock:y(c.seen.at)})}</p>
          <p class="add tight"><button class="btn plain tight" @click=${()=>c.markRead()}>${e("Jeg har lest")}</button></p>`:r}
    <p class="add"><button class="btn plain tight" @click=${()=>pt(null)}>${e("Legg til sp\xF8rsm\xE5l")}</button></p>
    <p class="add tight"><a class="btn plain tight" href="/w/${u.workshop.id}/lead/${h.id}/${S}/history">${e("Historikk")}</a></p>`}function Dt(t){return t?f("{n} ny siden sist","{n} nye siden sist",t):null}function Lt(t){if(!t)return e("Tomt");let i=f("{n} ord","{n} ord",t);return t<c.form.thin_words?e("Tynt: {much}",{much:i}):i}function Bt(t,i){t.preventDefault(),x=i.id,c.show(i.id),k()}function mt(){let t=[...ot.querySelectorAll(".question-title")],n=(t.filter(s=>s.getBoundingClientRect().top<innerHeight/3).at(-1)??t[0])?.id.slice(2);n&&n!==x&&(x=n,k())}function ut(){return c.form.questions.filter(({id:t,is_retired:i})=>!i&&c.form.meetings.some(({questions:n})=>n.includes(t)))}async function pt(t){await it({question:t,asked:ut(),theme:h,workshop:u.workshop,call:L})}
