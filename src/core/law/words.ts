import { LANGUAGES, type Language, type Texts } from '../values/index.ts'
import type { Reason } from './model.ts'

/** A reason before it has words. */
export type Ground = Omit<Reason, 'text'> & { code: ReasonCode }

const say = (en: string, es: string, pt: string, fr: string): Texts => ({ en, es, pt, fr })

/** Every reason an answer of law can give, in four languages. A code is never renamed. */
export const REASON_WORDS = {
  'entered-by-rule': say(
    'bound from {date}, by the instrument’s own rule',
    'obligado desde {date}, por la regla del propio instrumento',
    'vinculado desde {date}, pela regra do próprio instrumento',
    'lié depuis {date}, selon la règle de l’instrument',
  ),
  'entered-stated': say(
    'a source gives {date} as the day it became bound',
    'una fuente da {date} como el día en que quedó obligado',
    'uma fonte dá {date} como o dia em que ficou vinculado',
    'une source donne {date} comme jour où il a été lié',
  ),
  'entered-with-treaty': say(
    'bound from {date}, when the instrument entered into force',
    'obligado desde {date}, cuando el instrumento entró en vigor',
    'vinculado desde {date}, quando o instrumento entrou em vigor',
    'lié depuis {date}, à l’entrée en vigueur de l’instrument',
  ),
  'proved-by-observation': say(
    'a source first proves it bound on {date}',
    'una fuente lo prueba obligado por primera vez el {date}',
    'uma fonte o comprova vinculado pela primeira vez em {date}',
    'une source le montre lié pour la première fois le {date}',
  ),
  'late-rule-not-established': say(
    'no source read says how long after consent a late state is bound',
    'ninguna fuente leída dice cuánto después del consentimiento queda obligado un Estado tardío',
    'nenhuma fonte lida diz quanto depois do consentimento um Estado tardio fica vinculado',
    'aucune source lue ne dit combien de temps après son consentement un État tardif est lié',
  ),
  'succession-day-not-established': say(
    'succeeded to it; no source read says whether bound from its notice or after the delay of a late state',
    'sucedió en él; ninguna fuente leída dice si obligado desde su notificación o tras el plazo de un Estado tardío',
    'sucedeu nele; nenhuma fonte lida diz se vinculado desde sua notificação ou após o prazo de um Estado tardio',
    'y a succédé ; aucune source lue ne dit s’il est lié dès sa notification ou après le délai d’un État tardif',
  ),
  'waiver-needed': say(
    'consent given; it binds on a waiver that no source read dates',
    'consentimiento dado; obliga con una dispensa que ninguna fuente leída fecha',
    'consentimento dado; vincula com uma dispensa que nenhuma fonte lida data',
    'consentement donné ; il lie sur une dispense qu’aucune source lue ne date',
  ),
  'treaty-entry-not-established': say(
    'no source read establishes when the instrument entered into force',
    'ninguna fuente leída establece cuándo entró en vigor el instrumento',
    'nenhuma fonte lida estabelece quando o instrumento entrou em vigor',
    'aucune source lue n’établit l’entrée en vigueur de l’instrument',
  ),
  'start-window': say(
    'it became bound at some day from {lo} to {hi}',
    'quedó obligado algún día entre {lo} y {hi}',
    'ficou vinculado em algum dia entre {lo} e {hi}',
    'il a été lié un jour entre le {lo} et le {hi}',
  ),
  'sources-differ': say(
    'sources give days that cannot all be true, from {lo} to {hi}',
    'las fuentes dan días que no pueden ser todos ciertos, de {lo} a {hi}',
    'as fontes dão dias que não podem ser todos verdadeiros, de {lo} a {hi}',
    'les sources donnent des jours incompatibles, du {lo} au {hi}',
  ),
  'signed-only': say(
    'signed; signature alone is not consent to be bound',
    'firmó; la firma sola no es consentimiento',
    'assinou; a assinatura por si só não é consentimento',
    'signé ; la signature seule ne vaut pas consentement',
  ),
  'consent-not-in-force': say(
    'consented, and not yet bound',
    'consintió, y aún no está obligado',
    'consentiu, e ainda não está vinculado',
    'a consenti, et n’est pas encore lié',
  ),
  provisional: say(
    'applies it provisionally since {date}',
    'lo aplica provisionalmente desde {date}',
    'aplica-o provisoriamente desde {date}',
    'l’applique à titre provisoire depuis {date}',
  ),
  'not-adopted-yet': say(
    'the instrument was adopted on {date}',
    'el instrumento se adoptó el {date}',
    'o instrumento foi adotado em {date}',
    'l’instrument a été adopté le {date}',
  ),
  'no-act-listed': say(
    'no act of this state is in the list read',
    'ningún acto de este Estado figura en la lista leída',
    'nenhum ato deste Estado consta da lista lida',
    'aucun acte de cet État ne figure dans la liste lue',
  ),
  'seen-outside': say(
    'a source shows it as {seen} on {date}',
    'una fuente lo muestra como {seen} el {date}',
    'uma fonte o mostra como {seen} em {date}',
    'une source le montre comme {seen} le {date}',
  ),
  'not-established': say(
    'not established by any source read',
    'no establecido por ninguna fuente leída',
    'não estabelecido por nenhuma fonte lida',
    'non établi par les sources lues',
  ),
  'ratifications-not-established': say(
    'signed; whether it consented is not established',
    'firmó; no está establecido si consintió',
    'assinou; não está estabelecido se consentiu',
    'signé ; il n’est pas établi s’il a consenti',
  ),
  'unsettled-count': say(
    'a later count shows that some states of a set joined, and not which',
    'un recuento posterior muestra que algunos Estados de un grupo se unieron, y no cuáles',
    'uma contagem posterior mostra que alguns Estados de um grupo aderiram, e não quais',
    'un décompte ultérieur montre que certains États d’un groupe ont adhéré, sans dire lesquels',
  ),
  'notice-given': say(
    'notice of withdrawal received on {date}',
    'aviso de retiro recibido el {date}',
    'aviso de retirada recebido em {date}',
    'notification de retrait reçue le {date}',
  ),
  'notice-withdrawn': say(
    'the notice was withdrawn on {date}, before it took effect',
    'el aviso fue retirado el {date}, antes de surtir efecto',
    'o aviso foi retirado em {date}, antes de surtir efeito',
    'la notification a été retirée le {date}, avant son effet',
  ),
  'effect-stated': say(
    'withdrawal took effect on {date}, by a source',
    'el retiro surtió efecto el {date}, según una fuente',
    'a retirada surtiu efeito em {date}, segundo uma fonte',
    'le retrait a pris effet le {date}, selon une source',
  ),
  'effect-by-rule': say(
    'withdrawal takes effect on {date}: notice, then the instrument’s delay',
    'el retiro surte efecto el {date}: aviso, luego el plazo del instrumento',
    'a retirada surte efeito em {date}: aviso, depois o prazo do instrumento',
    'le retrait prend effet le {date} : notification, puis le délai de l’instrument',
  ),
  'effect-vclt-56': say(
    'the text is silent: twelve months after notice, {date} (VCLT 56)',
    'el texto calla: doce meses después del aviso, {date} (CVDT 56)',
    'o texto cala: doze meses após o aviso, {date} (CVDT 56)',
    'le texte est muet : douze mois après la notification, {date} (CVDT 56)',
  ),
  'effect-rule-not-established': say(
    'notice given; when it takes effect is not established',
    'aviso dado; no está establecido cuándo surte efecto',
    'aviso dado; não está estabelecido quando surte efeito',
    'notification donnée ; la date d’effet n’est pas établie',
  ),
  'withdrawal-in-time-not-established': say(
    'its notice was withdrawn; whether before it took effect is not established',
    'su aviso fue retirado; no está establecido si antes de surtir efecto',
    'seu aviso foi retirado; não está estabelecido se antes de surtir efeito',
    'sa notification a été retirée ; il n’est pas établi que ce fût avant son effet',
  ),
  'effect-date-doubtful': say(
    'that it left is established, and the day is not',
    'está establecido que se retiró, y no el día',
    'está estabelecido que se retirou, e não o dia',
    'son retrait est établi, le jour ne l’est pas',
  ),
  'left-by-observation': say(
    'a source shows that it had left by {date}',
    'una fuente muestra que se había retirado a más tardar el {date}',
    'uma fonte mostra que se havia retirado até {date}',
    'une source montre qu’il s’était retiré au plus tard le {date}',
  ),
  'disputed-representation': say(
    'disputed since {date}: {what}',
    'en disputa desde {date}: {what}',
    'em disputa desde {date}: {what}',
    'contesté depuis {date} : {what}',
  ),
  excluded: say(
    'excluded from participation since {date}; it remains bound',
    'excluido de participar desde {date}; sigue obligado',
    'excluído de participar desde {date}; continua vinculado',
    'exclu de la participation depuis {date} ; il reste lié',
  ),
  suspended: say(
    'suspended from participation since {date}; suspension is not withdrawal',
    'suspendido de participar desde {date}; suspensión no es retiro',
    'suspenso de participar desde {date}; suspensão não é retirada',
    'suspendu de la participation depuis {date} ; la suspension n’est pas un retrait',
  ),
  'announcement-no-effect': say(
    'announced on {date} that it would leave: an announcement changes nothing',
    'anunció el {date} que se retiraría: un anuncio no cambia nada',
    'anunciou em {date} que se retiraria: um anúncio não muda nada',
    'a annoncé le {date} son retrait : une annonce ne change rien',
  ),
  'observation-differs': say(
    'a source of {date} shows it as {seen}, against the acts',
    'una fuente de {date} lo muestra como {seen}, contra los actos',
    'uma fonte de {date} o mostra como {seen}, contra os atos',
    'une source du {date} le montre comme {seen}, contre les actes',
  ),
  'background-not-computed': say(
    '{count} claims of general knowledge are shown and not computed from',
    '{count} afirmaciones de conocimiento general se muestran y no se computan',
    '{count} afirmações de conhecimento geral são mostradas e não computadas',
    '{count} affirmations de connaissance générale sont montrées et non calculées',
  ),
  presumed: say(
    'continues until an act ends it; last confirmed on {date}',
    'continúa hasta que un acto lo termine; última confirmación {date}',
    'continua até que um ato o termine; última confirmação {date}',
    'se poursuit jusqu’à un acte contraire ; dernière confirmation le {date}',
  ),
  follows: say(
    'addressed to the parties of {instrument}',
    'dirigido a las partes de {instrument}',
    'dirigido às partes de {instrument}',
    'adressé aux parties à {instrument}',
  ),
  'draft-or-proposed': say(
    'a draft or proposal: nobody is bound',
    'borrador o propuesta: nadie está obligado',
    'minuta ou proposta: ninguém está vinculado',
    'projet ou proposition : nul n’est lié',
  ),
  'political-only': say(
    'a political commitment: it takes part, and owes nothing in law',
    'compromiso político: participa, y nada debe en derecho',
    'compromisso político: participa, e nada deve em direito',
    'engagement politique : il participe, et ne doit rien en droit',
  ),
  'asked-date-coarse': say(
    'the answer changes within {date}: ask for a day',
    'la respuesta cambia dentro de {date}: pregunte por un día',
    'a resposta muda dentro de {date}: pergunte por um dia',
    'la réponse change au cours de {date} : demandez un jour',
  ),
} as const satisfies Record<string, Texts>

export type ReasonCode = keyof typeof REASON_WORDS

/** The words of a reason; an unknown code, from a newer law log, is shown as itself. */
export function reasonText(reason: Pick<Reason, 'code' | 'params'>, language: Language = LANGUAGES[0]): string {
  const words = REASON_WORDS[reason.code as ReasonCode] as Texts | undefined
  const template = words?.[language] ?? reason.code
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => reason.params[name] ?? whole)
}

export function ground(code: ReasonCode, params: Record<string, string> = {}, claims: string[] = []): Ground {
  return { code, params, claims }
}

export function worded(reason: Ground): Reason {
  return { ...reason, text: reasonText(reason) }
}
