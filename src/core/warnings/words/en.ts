import type { Speech } from './family.ts'

const tell = 'Reply with what you see and what you need. What to tell your own public is yours to decide.'

export const en: Speech = {
  language: 'en',
  frame: {
    exercise: 'EXERCISE, NOT REAL', test: 'TEST, NOT REAL', nowhere: 'place not established', and: 'and', cancelled: 'CANCELLED',
    released: 'Released by {agency}.', decimal: '.',
    more: 'and {n} more',
    ending: {
      ended: 'The danger has ended.', 'false-alarm': 'It was a false alarm.', error: 'It was sent in error.',
      replaced: 'Another warning replaces it.',
    },
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
  words: {
    earthquake: {
      event: 'Earthquake',
      headline: ['Earthquake of magnitude {magnitude}, near {where}', 'Earthquake near {where}'],
      description: [
        'An earthquake was recorded on {when}, near {where}.', 'Magnitude {magnitude}.', 'Depth {depthKm} km.', 'Source: {source}.',
        'Magnitude and place may still be revised.',
      ],
      instruction: [
        'Check hospitals, ports, dams and communications, and expect aftershocks.',
        'On the coast, follow the bulletins of your tsunami warning service.', tell,
      ],
      action: 'Check damage; expect aftershocks; on the coast follow tsunami bulletins.',
    },
    tsunami: {
      event: 'Tsunami',
      headline: ['Possible tsunami: coasts of {where}'],
      description: [
        'A tsunami is possible on the coasts of {where}, after an event on {when}.', 'First waves may arrive at {impact}.',
        'Source magnitude {magnitude}.', 'Source: {source}.', 'Later waves can be higher than the first.',
      ],
      instruction: [
        'Put your coastal plan into action now, without waiting for a further message.',
        'Keep people off beaches and out of harbours until your own service ends the danger.', tell,
      ],
      action: 'Start your coastal plan now; clear beaches and harbours.',
    },
    cyclone: {
      event: 'Tropical cyclone',
      headline: ['Tropical cyclone {name} approaching {where}', 'Tropical cyclone approaching {where}'],
      description: [
        'A tropical cyclone threatens {where}; position of {when}.', 'Name: {name}.', 'Sustained winds {windKt} kt.',
        'Winds may arrive at {impact}.', 'Source: {source}.',
      ],
      instruction: [
        'Open shelters, secure ports and airports, and place stocks before winds rise.',
        'Follow the advisories of your meteorological service.', tell,
      ],
      action: 'Open shelters; secure ports; place stocks before winds rise.',
    },
    flood: {
      event: 'Flood',
      headline: ['Flood danger: {where}'],
      description: [
        'Flooding is reported or expected in {where}, from {when}.', 'River or basin: {name}.', 'The crest may arrive at {impact}.',
        'Source: {source}.',
      ],
      instruction: [
        'Warn riverside towns downstream and prepare to move people to higher ground.',
        'Share levels and dam releases on shared rivers.', tell,
      ],
      action: 'Warn downstream; prepare to move people to higher ground.',
    },
    volcano: {
      event: 'Volcanic activity',
      headline: ['Volcanic activity: {name}, {where}', 'Volcanic activity: {where}'],
      description: [
        'Volcanic activity is reported on {when}; {where} may be affected.', 'Volcano: {name}.', 'Ash may arrive at {impact}.',
        'Source: {source}.',
      ],
      instruction: ['Prepare for ash on water supply, airports and crops.', 'Follow the ash advisories for aviation.', tell],
      action: 'Prepare for ash on water, airports and crops.',
    },
    epidemic: {
      event: 'Public health event',
      headline: ['Public health event: {name}, {where}', 'Public health event: {where}'],
      description: [
        'A public health event is reported on {when}; {where} may be affected.', 'Disease or agent: {name}.', 'Cases reported: {count}.',
        'Source: {source}.', 'This message does not replace a notification under the International Health Regulations.',
      ],
      instruction: ['Pass this to your National IHR Focal Point and strengthen detection at points of entry.', tell],
      action: 'Pass to your IHR Focal Point; strengthen detection at entry points.',
    },
    'oil-spill': {
      event: 'Oil spill',
      headline: ['Oil spill that may reach {where}'],
      description: [
        'An oil spill was reported on {when}; {where} may be affected.', 'Ship or facility: {name}.', 'Estimated amount: {amount}.',
        'Oil may arrive at {impact}.', 'Source: {source}.',
      ],
      instruction: [
        'Alert your pollution response authority and protect intakes, fisheries and mangroves.',
        'Say whether you ask for equipment or experts.', tell,
      ],
      action: 'Alert pollution response; protect intakes and fisheries.',
    },
    nuclear: {
      event: 'Radiological emergency',
      headline: ['Radiological or nuclear emergency: {where}'],
      description: [
        'A radiological or nuclear emergency was reported on {when}; {where} may be affected.', 'Facility or source: {name}.',
        'A plume may arrive at {impact}.', 'Source: {source}.', 'This message does not replace a notification to the IAEA.',
      ],
      instruction: [
        'Start radiation monitoring and alert your national competent authority.',
        'Take no protective measure on this message alone where your authority has better data.', tell,
      ],
      action: 'Start radiation monitoring; alert your competent authority.',
    },
    chemical: {
      event: 'Chemical emergency',
      headline: ['Chemical emergency: {where}'],
      description: [
        'A release of dangerous substances was reported on {when}; {where} may be affected.', 'Substance: {name}.',
        'Estimated amount: {amount}.', 'It may arrive at {impact}.', 'Source: {source}.',
      ],
      instruction: ['Alert civil protection and water authorities downwind and downstream.', tell],
      action: 'Alert civil protection and water authorities downwind and downstream.',
    },
    generic: {
      event: 'Emergency warning',
      headline: ['{what}: {where}', 'Emergency that may affect {where}'],
      description: ['{what}.', 'Reported on {when}; {where} may be affected.', 'It may arrive at {impact}.', 'Source: {source}.'],
      instruction: ['Assess the danger for your territory and prepare your services.', tell],
      action: 'Assess the danger and prepare your services.',
    },
  },
}
