import { count, type Rows } from './row.ts'

/** All of a state, a sub-region or a pair on one screen. */
export const together = {
  'together.title': ['All on one screen', 'Todo en una pantalla', 'Tudo em uma tela', 'Tout sur un écran'],
  'together.lead': [
    'What binds each today, what is observed and declared, what it can do, what it has reported, what it is asked, what it said; each leads to its page with its sources.',
    'Lo que obliga hoy a cada uno, lo observado y lo declarado, lo que puede, lo que informó, lo que se le pide y lo que dijo; cada dato lleva a su página con sus fuentes.',
    'O que obriga hoje cada um, o observado e o declarado, o que pode, o que informou, o que lhe é pedido e o que disse; cada dado leva à sua página com suas fontes.',
    'Ce qui lie chacun aujourd’hui, ce qui est observé et déclaré, ce qu’il peut, ce qu’il a rapporté, ce qu’on lui demande et ce qu’il a dit ; chaque élément mène à sa page avec ses sources.',
  ],
  'together.none': ['No state is meant by this address.', 'Esta dirección no designa ningún Estado.', 'Este endereço não designa nenhum Estado.', 'Cette adresse ne désigne aucun État.'],
  'together.bound': ['Instruments that bind it', 'Instrumentos que lo obligan', 'Instrumentos que o obrigam', 'Instruments qui le lient'],
  'together.observed': ['Observed threats', 'Amenazas observadas', 'Ameaças observadas', 'Menaces observées'],
  'together.watched': [count('{$n} theme watched', '{$n} themes watched'), count('{$n} tema vigilado', '{$n} temas vigilados'), count('{$n} tema vigiado', '{$n} temas vigiados'), count('{$n} thème surveillé', '{$n} thèmes surveillés')],
  'together.unwatched': ['not monitorable', 'no observable', 'não monitorável', 'non observable'],
  'together.declared': ['Declared threats', 'Amenazas declaradas', 'Ameaças declaradas', 'Menaces déclarées'],
  'together.no-list': ['no list of {$state} here', 'aquí no hay lista de {$state}', 'aqui não há lista de {$state}', 'pas de liste de {$state} ici'],
  'together.gaps': ['Gaps it declared', 'Carencias que declaró', 'Lacunas que declarou', 'Lacunes déclarées'],
  'together.not-said': ['nothing said here', 'nada dicho aquí', 'nada dito aqui', 'rien de dit ici'],
  'together.returns': ['Returns of {$year}', 'Informes de {$year}', 'Relatórios de {$year}', 'Rapports de {$year}'],
  'together.no-returns': ['none falls due', 'ninguno vence', 'nenhum vence', 'aucun n’est dû'],
  'together.calendar': ['Calendar', 'Calendario', 'Calendário', 'Calendrier'],
  'together.clocks': ['Open answer clocks', 'Plazos de respuesta abiertos', 'Prazos de resposta abertos', 'Délais de réponse ouverts'],
  'together.no-clocks': ['none that you may read', 'ninguno que usted pueda leer', 'nenhum que você possa ler', 'aucun que vous puissiez lire'],
  'together.plans': ['Plans', 'Planes', 'Planos', 'Plans'],
  'together.no-plans': ['none names it', 'ninguno lo nombra', 'nenhum o nomeia', 'aucun ne le nomme'],
  'together.positions': ['Positions', 'Posiciones', 'Posições', 'Positions'],
  'together.no-positions': ['none seen here', 'ninguna vista aquí', 'nenhuma vista aqui', 'aucune vue ici'],
  'together.consultation': ['consultation', 'consulta', 'consulta', 'consultation'],
  'data.together': ['All of each state on one line (add ?of=JAM or ?of=CAN~USA)', 'Cada Estado en una línea (añada ?of=JAM o ?of=CAN~USA)', 'Cada Estado em uma linha (acrescente ?of=JAM ou ?of=CAN~USA)', 'Chaque État sur une ligne (ajoutez ?of=JAM ou ?of=CAN~USA)'],
} as const satisfies Rows
