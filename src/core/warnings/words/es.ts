import type { Speech } from './family.ts'

const tell = 'Responda qué observa y qué necesita. Lo que se comunique a su población lo decide su país.'

export const es: Speech = {
  language: 'es',
  frame: {
    exercise: 'EJERCICIO, NO ES REAL', test: 'PRUEBA, NO ES REAL', nowhere: 'lugar no establecido', and: 'y', cancelled: 'CANCELADO',
    released: 'Emitido por {agency}.', decimal: '.',
    more: 'y {n} más',
    ending: {
      ended: 'El peligro terminó.', 'false-alarm': 'Fue una falsa alarma.', error: 'Se envió por error.',
      replaced: 'Otro aviso lo reemplaza.',
    },
    months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  },
  words: {
    earthquake: {
      event: 'Terremoto',
      headline: ['Terremoto de magnitud {magnitude}, cerca de: {where}', 'Terremoto cerca de: {where}'],
      description: [
        'Se registró un terremoto el {when}, cerca de: {where}.', 'Magnitud {magnitude}.', 'Profundidad {depthKm} km.',
        'Fuente: {source}.', 'La magnitud y el lugar aún pueden corregirse.',
      ],
      instruction: [
        'Revise hospitales, puertos, presas y comunicaciones, y espere réplicas.',
        'En la costa, siga los boletines de su servicio de alerta de tsunami.', tell,
      ],
      action: 'Revise daños; espere réplicas; en la costa siga los boletines de tsunami.',
    },
    tsunami: {
      event: 'Tsunami',
      headline: ['Posible tsunami en las costas de: {where}'],
      description: [
        'Es posible un tsunami en las costas de: {where}, tras un evento del {when}.', 'Las primeras olas pueden llegar el {impact}.',
        'Magnitud de origen {magnitude}.', 'Fuente: {source}.', 'Las olas siguientes pueden ser más altas que la primera.',
      ],
      instruction: [
        'Active ahora su plan costero, sin esperar otro mensaje.',
        'Mantenga a las personas lejos de playas y muelles hasta que su propio servicio dé por terminado el peligro.', tell,
      ],
      action: 'Active ya su plan costero; despeje playas y muelles.',
    },
    cyclone: {
      event: 'Ciclón tropical',
      headline: ['El ciclón tropical {name} se acerca a: {where}', 'Un ciclón tropical se acerca a: {where}'],
      description: [
        'Un ciclón tropical amenaza a: {where}; posición del {when}.', 'Nombre: {name}.', 'Vientos sostenidos de {windKt} nudos.',
        'Los vientos pueden llegar el {impact}.', 'Fuente: {source}.',
      ],
      instruction: [
        'Abra refugios, asegure puertos y aeropuertos y ubique reservas antes de que arrecie el viento.',
        'Siga los avisos de su servicio meteorológico.', tell,
      ],
      action: 'Abra refugios; asegure puertos; ubique reservas antes del viento.',
    },
    flood: {
      event: 'Inundación',
      headline: ['Peligro de inundación: {where}'],
      description: [
        'Se informan o se esperan inundaciones en: {where}, desde el {when}.', 'Río o cuenca: {name}.',
        'La crecida puede llegar el {impact}.', 'Fuente: {source}.',
      ],
      instruction: [
        'Avise a las poblaciones ribereñas aguas abajo y prepare el traslado a terrenos altos.',
        'Comparta niveles y descargas de presas en los ríos compartidos.', tell,
      ],
      action: 'Avise aguas abajo; prepare el traslado a terrenos altos.',
    },
    volcano: {
      event: 'Actividad volcánica',
      headline: ['Actividad volcánica: {name}, {where}', 'Actividad volcánica: {where}'],
      description: [
        'Se informa de actividad volcánica el {when}; puede afectar a: {where}.', 'Volcán: {name}.',
        'La ceniza puede llegar el {impact}.', 'Fuente: {source}.',
      ],
      instruction: [
        'Prepárese para la ceniza en agua potable, aeropuertos y cultivos.', 'Siga los avisos de ceniza para la aviación.', tell,
      ],
      action: 'Prepárese para ceniza en agua, aeropuertos y cultivos.',
    },
    epidemic: {
      event: 'Evento de salud pública',
      headline: ['Evento de salud pública: {name}, {where}', 'Evento de salud pública: {where}'],
      description: [
        'Se informa de un evento de salud pública el {when}; puede afectar a: {where}.', 'Enfermedad o agente: {name}.',
        'Casos informados: {count}.', 'Fuente: {source}.',
        'Este mensaje no sustituye una notificación según el Reglamento Sanitario Internacional.',
      ],
      instruction: ['Remítalo a su Centro Nacional de Enlace para el RSI y refuerce la detección en los puntos de entrada.', tell],
      action: 'Remita a su enlace del RSI; refuerce la detección en puntos de entrada.',
    },
    'oil-spill': {
      event: 'Derrame de hidrocarburos',
      headline: ['Derrame de hidrocarburos que puede llegar a: {where}'],
      description: [
        'Se informó de un derrame de hidrocarburos el {when}; puede afectar a: {where}.', 'Buque o instalación: {name}.',
        'Cantidad estimada: {amount}.', 'El derrame puede llegar el {impact}.', 'Fuente: {source}.',
      ],
      instruction: [
        'Avise a su autoridad de respuesta a la contaminación y proteja tomas de agua, pesquerías y manglares.',
        'Indique si solicita equipos o expertos.', tell,
      ],
      action: 'Avise a respuesta a la contaminación; proteja tomas de agua y pesca.',
    },
    nuclear: {
      event: 'Emergencia radiológica',
      headline: ['Emergencia radiológica o nuclear: {where}'],
      description: [
        'Se informó de una emergencia radiológica o nuclear el {when}; puede afectar a: {where}.', 'Instalación o fuente: {name}.',
        'Una nube puede llegar el {impact}.', 'Fuente: {source}.', 'Este mensaje no sustituye una notificación al OIEA.',
      ],
      instruction: [
        'Inicie la vigilancia radiológica y avise a su autoridad nacional competente.',
        'No adopte medidas solo por este mensaje si su autoridad tiene mejores datos.', tell,
      ],
      action: 'Inicie vigilancia radiológica; avise a su autoridad competente.',
    },
    chemical: {
      event: 'Emergencia química',
      headline: ['Emergencia química: {where}'],
      description: [
        'Se informó de una liberación de sustancias peligrosas el {when}; puede afectar a: {where}.', 'Sustancia: {name}.',
        'Cantidad estimada: {amount}.', 'Puede llegar el {impact}.', 'Fuente: {source}.',
      ],
      instruction: ['Avise a protección civil y a las autoridades del agua viento abajo y aguas abajo.', tell],
      action: 'Avise a protección civil y autoridades del agua, viento y aguas abajo.',
    },
    generic: {
      event: 'Aviso de emergencia',
      headline: ['{what}: {where}', 'Emergencia que puede afectar a: {where}'],
      description: ['{what}.', 'Informado el {when}; puede afectar a: {where}.', 'Puede llegar el {impact}.', 'Fuente: {source}.'],
      instruction: ['Evalúe el peligro para su territorio y prepare sus servicios.', tell],
      action: 'Evalúe el peligro y prepare sus servicios.',
    },
  },
}
