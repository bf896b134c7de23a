import{a as S}from"./chunk-74DR2W4V.js";import{c as y}from"./chunk-2CP7SROQ.js";import{A as v,F as w,a as r,d as c,f as p,h as i,i as d,j as b,s as _}from"./chunk-6MAETQC5.js";import{d as g}from"./chunk-3SUXVHTQ.js";var O=[1,2,3,4,5];function J(t,{poll_id:e,find:s,ballots:a,person_id:n}){let l=new k(t,e,s,a,n);return l.begin(),l}var k=class{constructor(e,s,a,n,l){Object.assign(this,{place:e,poll_id:s,find:a,ballots:n,person_id:l}),this.poll=null,this.choice=null,this.isChanging=!1,this.elsewhere=!1,this.said="",this.proposals=new Map}async begin(){let e=this.find();this.draw(),this.place.querySelector("h1")?.focus({preventScroll:!0}),e?.state==="open"&&this.ballots.state(e.id)==="none"&&(this.elsewhere=await this.ballots.hasVoted(e.id),this.elsewhere&&this.draw())}close(){this.isClosed=!0,p(c,this.place)}draw(){if(this.isClosed)return;let e=this.find();e&&this._see(e),p(e?this._page(e):this._gone(),this.place),this._announce(this.ballots.state(this.poll_id))}_see(e){e.opened_at!==this.poll?.opened_at&&(this.choice=this.ballots.waiting(e)??D(e)),this.poll=e}_gone(){let{poll:e,poll_id:s,ballots:a}=this,n=!!e?.ends_at&&e.ends_at<=g();return this.isOver||=n||this.elsewhere||this.said==="counted"||a.wasTooLate(s),F(this.isOver,a.state(s),a.refusal(s))}_page(e){if(e.state!=="open")return V(e);let s=this.ballots.state(e.id);return this.elsewhere?j(i("Du har stemt p\xE5 en annen enhet."),e,i("Der kan du ogs\xE5 endre stemmen.")):s==="counted"&&!this.isChanging?this._counted(e):this._ballot(e,s)}_counted(e){let s=this.ballots.refusal(e.id);return r`${j(i("Stemmen din er talt med."),e,e.is_secret?i("Ingen ser hva du valgte."):"")}
      <section class="part stack">
        ${s?r`<p class="tag alert" role="alert">${s}</p>`:c}
        ${e.is_changeable?r`<button class="btn" @click=${()=>this._change(e)}>${i("Endre stemmen")}</button>`:c}
      </section>`}_change(e){this.isChanging=!0,this.choice=D(e),this.draw(),this.place.querySelector("h1")?.focus()}_ballot(e,s){let a=this.ballots.refusal(e.id),n=A[e.kind];return r`<section class="part stack ballot">
        <h1 tabindex="-1">${e.title}</h1>
        <p>${n.ask(e)}</p>
        <p class="muted small">${L(e)}</p>
        ${n.draw(e,this.choice,l=>this._choose(l),C(e,this.person_id))}
        ${this._about(e)}
      </section>
      <section class="foot stack s" aria-label=${i("Stemmen din")}>
        ${a?r`<p class="tag alert" role="alert">${a}</p>`:c}
        <p role="status">${s==="waiting"?i("Sender stemmen. Den g\xE5r av seg selv n\xE5r nettet er der."):n.status(e,this.choice)}</p>
        <button class="btn main big" ?disabled=${s==="waiting"||!n.isReady(e,this.choice)} @click=${()=>this._send(e)}>
          ${this.isChanging?i("Send den nye stemmen"):i("Send stemmen")}
        </button>
      </section>`}_about(e){let s=C(e,this.person_id).filter(({id:a})=>e.about[a]);return s.length?r`<details class="stack s"><summary>${d("Les forslaget","Les forslagene",s.length)}</summary>
      ${s.map(({id:a,text:n})=>r`<details class="stack s" @toggle=${({target:l})=>l.open&&this._read(e.about[a])}>
          <summary>${n}</summary>${this._told(e.about[a])}
        </details>`)}
    </details>`:c}async _read(e){if(this.proposals.get(e)?.parts)return;this.proposals.set(e,null),this.draw();let s=await this.ballots.readProposal(e);this.proposals.set(e,s??{failed:!0}),this.draw()}_told(e){let s=this.proposals.get(e);return s?s.failed?r`<p>${i("Forslaget kom ikke fram. Lukk og \xE5pne det for \xE5 pr\xF8ve igjen.")}</p>`:s.parts.length?s.parts.map(({part:a,text:n})=>r`<div class="text"><p><strong>${y(a)}</strong></p>${v(n)}</div>`):r`<p class="muted">${i("Det er ikke skrevet noe mer.")}</p>`:r`<p class="muted">${i("Henter forslaget \u2026")}</p>`}_choose(e){this.choice=e,this.draw()}_send(e){this.isChanging=!1,this.ballots.cast(e,this.choice)}_announce(e){e!==this.said&&(e==="counted"&&this.said==="waiting"&&(w(i("Stemmen din er talt med.")),this.place.querySelector("h1")?.focus({preventScroll:!0})),this.said=e)}},A={dots:{ask:({dots:t,most_on_one:e,options:s})=>s.length&&e<t?i("Fordel {n} prikker. Du kan gi h\xF8yst {most} til ett forslag.",{n:t,most:e}):i("Fordel {n} prikker.",{n:t}),draw:(t,e,s,a)=>r`<ul>${a.map(n=>M(t,n,e,s))}</ul>`,status:(t,e)=>d("{n} prikk igjen","{n} prikker igjen",t.dots-$(e)),isReady:(t,e)=>$(e)>0},choose:{ask:({least:t,most:e})=>t===e?d("Velg {n}.","Velg {n}.",e):i("Velg {least}\u2013{most}.",{least:t,most:e}),draw:(t,e,s,a)=>r`<ul class="stack s">
      ${a.map(({id:n,text:l})=>r`<li><label class="choice"><input type="checkbox" .checked=${e.includes(n)}
          ?disabled=${!e.includes(n)&&e.length>=t.most}
          @change=${()=>s(R(e,n))} /> <span>${l}</span></label></li>`)}
    </ul>`,status:(t,e)=>i("Du har valgt {n} av {most}.",{n:e.length,most:t.most}),isReady:(t,e)=>e.length>=Math.max(1,t.least)&&e.length<=t.most},ranking:{ask:()=>i("Trykk p\xE5 forslagene, det beste f\xF8rst. De du ikke trykker p\xE5, kommer sist."),draw:(t,e,s,a)=>r`<ol class="stack s ranking">
      ${a.map(({id:n,text:l})=>{let o=e.indexOf(n)+1;return r`<li><button class="choice" aria-pressed=${o>0} @click=${()=>s(R(e,n))}>
          <span class="place" aria-hidden="true">${o||""}</span><span>${l}</span>
          <span class="hidden">${o?i("nummer {n}",{n:o}):i("ikke rangert")}</span>
        </button></li>`})}
    </ol>`,status:(t,e)=>i("Du har rangert {n} av {total}.",{n:e.length,total:t.options.length}),isReady:(t,e)=>e.length>0},scale:{ask:()=>i("Gi hvert forslag fra 1 til 5. 1 er lavest."),draw:(t,e,s,a)=>a.map(({id:n,text:l})=>m(l,n,e[n],o=>s({...e,[n]:o}))),status:x,isReady:(t,e)=>Object.keys(e).length>0},two_scales:{ask:()=>i("Gi hvert forslag to tall fra 1 til 5: effekt og innsats."),draw:(t,e,s,a)=>a.map(({id:n,text:l})=>{let[o,u]=e[n]??[];return r`<fieldset class="stack s pair-of-scales"><legend class="label">${l}</legend>
          ${m(i("Effekt: 1 liten, 5 stor"),`${n}-effect`,o,h=>s({...e,[n]:[h,u]}))}
          ${m(i("Innsats: 1 liten, 5 stor"),`${n}-effort`,u,h=>s({...e,[n]:[o,h]}))}
        </fieldset>`}),status:x,isReady:(t,e)=>{let s=Object.values(e);return s.length>0&&s.every(([a,n])=>a&&n)}},yes_no:{ask:({options:t})=>t[0]?.text??i("Svar ja eller nei, eller la v\xE6re \xE5 velge."),draw:(t,e,s)=>r`<fieldset class="stack s"><legend class="hidden">${i("Svaret ditt")}</legend>
      ${[["yes",i("Ja")],["no",i("Nei")],["abstain",i("Blankt")]].map(([a,n])=>r`<label class="choice"><input type="radio" name="answer" .checked=${e===a} @change=${()=>s(a)} /> ${n}</label>`)}
    </fieldset>`,status:()=>"",isReady:(t,e)=>!!e}},D=({kind:t})=>({choose:[],ranking:[],yes_no:""})[t]??{},$=t=>Object.values(t).reduce((e,s)=>e+s,0),R=(t,e)=>t.includes(e)?t.filter(s=>s!==e):[...t,e];function x(t,e){return i("Du har vurdert {n} av {total}.",{n:Object.keys(e).length,total:t.options.length})}function M(t,{id:e,text:s},a,n){let l=a[e]??0,o=h=>{let{[e]:N,...f}=a;n(h?{...f,[e]:h}:f)},u=l>=t.most_on_one||$(a)>=t.dots;return r`<li class="vote">
    <h2 id=${`o-${e}`}>${s}</h2>
    <div class="dots" role="group" aria-labelledby=${`o-${e}`}>
      <button class="btn" ?disabled=${!l} aria-label=${i("Ta bort en prikk")} @click=${()=>o(l-1)}>−</button>
      <output>
        <span class="pips" aria-hidden="true">${Array.from({length:Math.min(l,5)},()=>r`<i class="on"></i>`)}</span>
        <span class=${l>5?"":"hidden"}>${d("{n} prikk","{n} prikker",l)}</span>
      </output>
      <button class="btn" ?disabled=${u} aria-label=${i("Gi en prikk")} @click=${()=>o(l+1)}>+</button>
    </div>
  </li>`}function m(t,e,s,a){return r`<fieldset class="scale"><legend class="label">${t}</legend>
    ${O.map(n=>r`<label class="choice"><input type="radio" name=${e} .checked=${s===n} @change=${()=>a(n)} /> ${n}</label>`)}
  </fieldset>`}function L(t){let e=_(t),s=t.ends_at&&t.ends_at>g()?i("\xC5pent til kl. {clock}.",{clock:b(t.ends_at)}):"";return`${e} ${s} ${t.is_changeable?i("Du kan endre stemmen til vi lukker."):i("Stemmen kan ikke endres.")}`}function j(t,e,s){return r`<section class="now rest stack l">
    <h1 tabindex="-1">${t}</h1>
    <p>${e.title} ${s}</p>
    <p>${i("Resultatet kommer her n\xE5r arrang\xF8ren viser det.")}</p>
  </section>`}function V(t){return r`<section class="part stack l">
    <h1 tabindex="-1">${t.title}</h1>
    ${t.result?S(t):r`<p>${i("Avstemningen er lukket. Resultatet kommer n\xE5r arrang\xF8ren viser det.")}</p>`}
  </section>`}function F(t,e,s){let a=t?i("Avstemningen er lukket."):i("Avstemningen er ikke \xE5pen n\xE5.");return r`<section class="part stack"><h1 tabindex="-1">${a}</h1>
    ${s?r`<p class="tag alert" role="alert">${s}</p>`:c}
    ${e==="waiting"?r`<p>${i("Sender stemmen. Den g\xE5r av seg selv n\xE5r nettet er der.")}</p>`:c}
    ${t?r`<p>${i("Resultatet kommer n\xE5r arrang\xF8ren viser det.")}</p>`:c}</section>`}function C(t,e){if(!t.is_shuffled)return t.options;let s=a=>[...`${e}${a}`].reduce((n,l)=>Math.imul(n,31)+l.charCodeAt(0)|0,7);return[...t.options].sort((a,n)=>Math.imul(s(a.id),2654435761)-Math.imul(s(n.id),2654435761))}export{J as mountVoting};
