import type { Language } from '../../values/index.ts'

/** The sentences around a warning in an e-mail. */
export interface LetterWords {
  /** the footing, then the article */
  owed: string
  affected: string
  replyBy: string
  replyByLaw: string
  noReply: string
  answer: string
  read: string
  attached: string
  notNamed: string
  recognition: string
}

export const LETTER: Record<Language, LetterWords> = {
  en: {
    owed: 'You are told because {by} owes you word of this under {articles}.',
    affected: 'You are told because you may be affected; no treaty duty is known, and this is not one.',
    replyBy: 'Please answer by {at}, before the danger may reach you.',
    replyByLaw: 'An answer is due by {at} under {articles}.',
    noReply: 'No reply is owed; an acknowledgement helps.',
    answer: 'Acknowledge, act, decline (no reason needed) or ask:',
    read: 'Full record and the texts in other languages:',
    attached: 'The CAP message is attached.',
    notNamed: 'The state of origin has named no releasing authority.',
    recognition: 'Delivery implies no recognition of any status.',
  },
  es: {
    owed: 'Se le informa porque {by} le debe este aviso según {articles}.',
    affected: 'Se le informa porque puede resultar afectado; no se conoce un deber convencional, y este aviso no lo es.',
    replyBy: 'Responda, por favor, a más tardar el {at}, antes de que el peligro pueda alcanzarle.',
    replyByLaw: 'La respuesta vence el {at} según {articles}.',
    noReply: 'No se debe respuesta; un acuse de recibo ayuda.',
    answer: 'Acuse recibo, actúe, decline (sin dar motivo) o pregunte:',
    read: 'Registro completo y textos en otros idiomas:',
    attached: 'Se adjunta el mensaje CAP.',
    notNamed: 'El Estado de origen no ha designado autoridad emisora.',
    recognition: 'La entrega no implica reconocimiento de ninguna condición.',
  },
  pt: {
    owed: 'Esta mensagem lhe é enviada porque {by} lhe deve este aviso segundo {articles}.',
    affected: 'Esta mensagem lhe é enviada porque pode ser afetado; não se conhece dever convencional, e este aviso não o é.',
    replyBy: 'Responda, por favor, até {at}, antes que o perigo possa alcançá-lo.',
    replyByLaw: 'A resposta vence em {at} segundo {articles}.',
    noReply: 'Nenhuma resposta é devida; uma confirmação ajuda.',
    answer: 'Confirme, aja, decline (sem precisar de motivo) ou pergunte:',
    read: 'Registro completo e textos em outros idiomas:',
    attached: 'A mensagem CAP está anexada.',
    notNamed: 'O Estado de origem não designou autoridade emissora.',
    recognition: 'A entrega não implica reconhecimento de qualquer condição.',
  },
  fr: {
    owed: 'Vous recevez ceci parce que {by} vous doit cet avis au titre de {articles}.',
    affected: 'Vous recevez ceci parce que vous pouvez être touché ; aucun devoir conventionnel n’est connu, et ceci n’en est pas un.',
    replyBy: 'Merci de répondre avant le {at}, avant que le danger ne puisse vous atteindre.',
    replyByLaw: 'La réponse est due avant le {at} au titre de {articles}.',
    noReply: 'Aucune réponse n’est due ; un accusé de réception aide.',
    answer: 'Accusez réception, agissez, déclinez (sans motif) ou posez une question :',
    read: 'Dossier complet et textes dans les autres langues :',
    attached: 'Le message CAP est joint.',
    notNamed: 'L’État d’origine n’a désigné aucune autorité émettrice.',
    recognition: 'La remise n’implique aucune reconnaissance d’un statut.',
  },
}
