import type { Speech } from './family.ts'

const tell = 'Répondez en disant ce que vous observez et ce dont vous avez besoin. Ce qui est dit à votre population relève de votre État.'

export const fr: Speech = {
  language: 'fr',
  frame: {
    exercise: 'EXERCICE, PAS RÉEL', test: 'TEST, PAS RÉEL', nowhere: 'lieu non établi', and: 'et', cancelled: 'ANNULÉ',
    released: 'Émis par {agency}.', decimal: ',',
    more: 'et {n} autres',
    ending: {
      ended: 'Le danger est passé.', 'false-alarm': 'C’était une fausse alerte.', error: 'Il a été envoyé par erreur.',
      replaced: 'Un autre avis le remplace.',
    },
    months: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  },
  words: {
    earthquake: {
      event: 'Séisme',
      headline: ['Séisme de magnitude {magnitude}, près de : {where}', 'Séisme près de : {where}'],
      description: [
        'Un séisme a été enregistré le {when}, près de : {where}.', 'Magnitude {magnitude}.', 'Profondeur {depthKm} km.',
        'Source : {source}.', 'La magnitude et le lieu peuvent encore être révisés.',
      ],
      instruction: [
        'Vérifiez hôpitaux, ports, barrages et communications, et attendez-vous à des répliques.',
        'Sur la côte, suivez les bulletins de votre service d’alerte aux tsunamis.', tell,
      ],
      action: 'Vérifiez les dégâts ; répliques possibles ; sur la côte, suivez les bulletins tsunami.',
    },
    tsunami: {
      event: 'Tsunami',
      headline: ['Tsunami possible sur les côtes de : {where}'],
      description: [
        'Un tsunami est possible sur les côtes de : {where}, après un événement du {when}.',
        'Les premières vagues peuvent arriver le {impact}.', 'Magnitude d’origine {magnitude}.', 'Source : {source}.',
        'Les vagues suivantes peuvent être plus hautes que la première.',
      ],
      instruction: [
        'Activez maintenant votre plan côtier, sans attendre un autre message.',
        'Tenez la population loin des plages et des quais jusqu’à ce que votre propre service lève le danger.', tell,
      ],
      action: 'Activez votre plan côtier ; évacuez plages et quais.',
    },
    cyclone: {
      event: 'Cyclone tropical',
      headline: ['Le cyclone tropical {name} approche de : {where}', 'Un cyclone tropical approche de : {where}'],
      description: [
        'Un cyclone tropical menace : {where} ; position du {when}.', 'Nom : {name}.', 'Vents soutenus de {windKt} nœuds.',
        'Les vents peuvent arriver le {impact}.', 'Source : {source}.',
      ],
      instruction: [
        'Ouvrez les abris, sécurisez ports et aéroports et placez les stocks avant que le vent ne se lève.',
        'Suivez les avis de votre service météorologique.', tell,
      ],
      action: 'Ouvrez les abris ; sécurisez les ports ; placez les stocks avant le vent.',
    },
    flood: {
      event: 'Inondation',
      headline: ['Danger d’inondation : {where}'],
      description: [
        'Des inondations sont signalées ou attendues : {where}, à partir du {when}.', 'Rivière ou bassin : {name}.',
        'La crue peut arriver le {impact}.', 'Source : {source}.',
      ],
      instruction: [
        'Prévenez les localités riveraines en aval et préparez leur départ vers les hauteurs.',
        'Partagez niveaux et lâchers de barrages sur les cours d’eau partagés.', tell,
      ],
      action: 'Prévenez l’aval ; préparez le départ vers les hauteurs.',
    },
    volcano: {
      event: 'Activité volcanique',
      headline: ['Activité volcanique : {name}, {where}', 'Activité volcanique : {where}'],
      description: [
        'Une activité volcanique est signalée le {when} ; peut toucher : {where}.', 'Volcan : {name}.',
        'Les cendres peuvent arriver le {impact}.', 'Source : {source}.',
      ],
      instruction: [
        'Préparez-vous aux cendres sur l’eau potable, les aéroports et les cultures.', 'Suivez les avis de cendres pour l’aviation.',
        tell,
      ],
      action: 'Préparez-vous aux cendres : eau, aéroports, cultures.',
    },
    epidemic: {
      event: 'Événement de santé publique',
      headline: ['Événement de santé publique : {name}, {where}', 'Événement de santé publique : {where}'],
      description: [
        'Un événement de santé publique est signalé le {when} ; peut toucher : {where}.', 'Maladie ou agent : {name}.',
        'Cas signalés : {count}.', 'Source : {source}.',
        'Ce message ne remplace pas une notification au titre du Règlement sanitaire international.',
      ],
      instruction: ['Transmettez-le à votre point focal national RSI et renforcez la détection aux points d’entrée.', tell],
      action: 'Transmettez au point focal RSI ; renforcez la détection aux entrées.',
    },
    'oil-spill': {
      event: 'Déversement d’hydrocarbures',
      headline: ['Déversement d’hydrocarbures qui peut atteindre : {where}'],
      description: [
        'Un déversement d’hydrocarbures a été signalé le {when} ; peut toucher : {where}.', 'Navire ou installation : {name}.',
        'Quantité estimée : {amount}.', 'La nappe peut arriver le {impact}.', 'Source : {source}.',
      ],
      instruction: [
        'Prévenez votre autorité de lutte contre la pollution et protégez prises d’eau, pêcheries et mangroves.',
        'Dites si vous demandez du matériel ou des experts.', tell,
      ],
      action: 'Prévenez l’antipollution ; protégez prises d’eau et pêcheries.',
    },
    nuclear: {
      event: 'Urgence radiologique',
      headline: ['Urgence radiologique ou nucléaire : {where}'],
      description: [
        'Une urgence radiologique ou nucléaire a été signalée le {when} ; peut toucher : {where}.', 'Installation ou source : {name}.',
        'Un panache peut arriver le {impact}.', 'Source : {source}.', 'Ce message ne remplace pas une notification à l’AIEA.',
      ],
      instruction: [
        'Lancez la surveillance radiologique et prévenez votre autorité nationale compétente.',
        'Ne prenez aucune mesure sur ce seul message si votre autorité a de meilleures données.', tell,
      ],
      action: 'Lancez la surveillance radiologique ; prévenez l’autorité compétente.',
    },
    chemical: {
      event: 'Urgence chimique',
      headline: ['Urgence chimique : {where}'],
      description: [
        'Un rejet de substances dangereuses a été signalé le {when} ; peut toucher : {where}.', 'Substance : {name}.',
        'Quantité estimée : {amount}.', 'Il peut arriver le {impact}.', 'Source : {source}.',
      ],
      instruction: ['Prévenez la protection civile et les autorités de l’eau sous le vent et en aval.', tell],
      action: 'Prévenez protection civile et autorités de l’eau, sous le vent et en aval.',
    },
    generic: {
      event: 'Avis d’urgence',
      headline: ['{what} : {where}', 'Urgence qui peut toucher : {where}'],
      description: ['{what}.', 'Signalé le {when} ; peut toucher : {where}.', 'Cela peut arriver le {impact}.', 'Source : {source}.'],
      instruction: ['Évaluez le danger pour votre territoire et préparez vos services.', tell],
      action: 'Évaluez le danger et préparez vos services.',
    },
  },
}
