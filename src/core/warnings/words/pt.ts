import type { Speech } from './family.ts'

const tell = 'Responda o que observa e do que precisa. O que comunicar à sua população é decisão do seu país.'

export const pt: Speech = {
  language: 'pt',
  frame: {
    exercise: 'EXERCÍCIO, NÃO É REAL', test: 'TESTE, NÃO É REAL', nowhere: 'local não estabelecido', and: 'e', cancelled: 'CANCELADO',
    released: 'Emitido por {agency}.', decimal: ',',
    more: 'e mais {n}',
    ending: {
      ended: 'O perigo terminou.', 'false-alarm': 'Foi um alarme falso.', error: 'Foi enviado por engano.',
      replaced: 'Outro aviso o substitui.',
    },
    months: ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'],
  },
  words: {
    earthquake: {
      event: 'Terremoto',
      headline: ['Terremoto de magnitude {magnitude}, perto de: {where}', 'Terremoto perto de: {where}'],
      description: [
        'Um terremoto foi registrado em {when}, perto de: {where}.', 'Magnitude {magnitude}.', 'Profundidade {depthKm} km.',
        'Fonte: {source}.', 'A magnitude e o local ainda podem ser revistos.',
      ],
      instruction: [
        'Verifique hospitais, portos, barragens e comunicações, e espere réplicas.',
        'No litoral, siga os boletins do seu serviço de alerta de tsunami.', tell,
      ],
      action: 'Verifique danos; espere réplicas; no litoral siga os boletins de tsunami.',
    },
    tsunami: {
      event: 'Tsunami',
      headline: ['Possível tsunami no litoral de: {where}'],
      description: [
        'É possível um tsunami no litoral de: {where}, após um evento de {when}.', 'As primeiras ondas podem chegar em {impact}.',
        'Magnitude de origem {magnitude}.', 'Fonte: {source}.', 'As ondas seguintes podem ser mais altas que a primeira.',
      ],
      instruction: [
        'Acione agora o seu plano costeiro, sem esperar outra mensagem.',
        'Mantenha as pessoas longe de praias e cais até que o seu próprio serviço encerre o perigo.', tell,
      ],
      action: 'Acione já o seu plano costeiro; esvazie praias e cais.',
    },
    cyclone: {
      event: 'Ciclone tropical',
      headline: ['O ciclone tropical {name} se aproxima de: {where}', 'Um ciclone tropical se aproxima de: {where}'],
      description: [
        'Um ciclone tropical ameaça: {where}; posição de {when}.', 'Nome: {name}.', 'Ventos sustentados de {windKt} nós.',
        'Os ventos podem chegar em {impact}.', 'Fonte: {source}.',
      ],
      instruction: [
        'Abra abrigos, proteja portos e aeroportos e posicione estoques antes que o vento aumente.',
        'Siga os avisos do seu serviço meteorológico.', tell,
      ],
      action: 'Abra abrigos; proteja portos; posicione estoques antes do vento.',
    },
    flood: {
      event: 'Inundação',
      headline: ['Perigo de inundação: {where}'],
      description: [
        'Há inundações relatadas ou esperadas em: {where}, desde {when}.', 'Rio ou bacia: {name}.',
        'O pico da cheia pode chegar em {impact}.', 'Fonte: {source}.',
      ],
      instruction: [
        'Avise as cidades ribeirinhas a jusante e prepare a retirada para terrenos altos.',
        'Compartilhe níveis e descargas de barragens nos rios compartilhados.', tell,
      ],
      action: 'Avise a jusante; prepare a retirada para terrenos altos.',
    },
    volcano: {
      event: 'Atividade vulcânica',
      headline: ['Atividade vulcânica: {name}, {where}', 'Atividade vulcânica: {where}'],
      description: [
        'Há relato de atividade vulcânica em {when}; pode afetar: {where}.', 'Vulcão: {name}.', 'As cinzas podem chegar em {impact}.',
        'Fonte: {source}.',
      ],
      instruction: [
        'Prepare-se para cinzas na água potável, em aeroportos e em lavouras.', 'Siga os avisos de cinzas para a aviação.', tell,
      ],
      action: 'Prepare-se para cinzas na água, em aeroportos e em lavouras.',
    },
    epidemic: {
      event: 'Evento de saúde pública',
      headline: ['Evento de saúde pública: {name}, {where}', 'Evento de saúde pública: {where}'],
      description: [
        'Há relato de um evento de saúde pública em {when}; pode afetar: {where}.', 'Doença ou agente: {name}.',
        'Casos relatados: {count}.', 'Fonte: {source}.',
        'Esta mensagem não substitui uma notificação segundo o Regulamento Sanitário Internacional.',
      ],
      instruction: ['Encaminhe ao seu Ponto Focal Nacional para o RSI e reforce a detecção nos pontos de entrada.', tell],
      action: 'Encaminhe ao ponto focal do RSI; reforce a detecção nas entradas.',
    },
    'oil-spill': {
      event: 'Derramamento de óleo',
      headline: ['Derramamento de óleo que pode atingir: {where}'],
      description: [
        'Um derramamento de óleo foi relatado em {when}; pode afetar: {where}.', 'Navio ou instalação: {name}.',
        'Quantidade estimada: {amount}.', 'O óleo pode chegar em {impact}.', 'Fonte: {source}.',
      ],
      instruction: [
        'Avise a sua autoridade de resposta à poluição e proteja captações de água, pesca e manguezais.',
        'Diga se pede equipamentos ou especialistas.', tell,
      ],
      action: 'Avise a resposta à poluição; proteja captações de água e pesca.',
    },
    nuclear: {
      event: 'Emergência radiológica',
      headline: ['Emergência radiológica ou nuclear: {where}'],
      description: [
        'Uma emergência radiológica ou nuclear foi relatada em {when}; pode afetar: {where}.', 'Instalação ou fonte: {name}.',
        'Uma nuvem pode chegar em {impact}.', 'Fonte: {source}.', 'Esta mensagem não substitui uma notificação à AIEA.',
      ],
      instruction: [
        'Inicie o monitoramento de radiação e avise a sua autoridade nacional competente.',
        'Não adote medidas só por esta mensagem se a sua autoridade tiver dados melhores.', tell,
      ],
      action: 'Inicie o monitoramento de radiação; avise a autoridade competente.',
    },
    chemical: {
      event: 'Emergência química',
      headline: ['Emergência química: {where}'],
      description: [
        'Uma liberação de substâncias perigosas foi relatada em {when}; pode afetar: {where}.', 'Substância: {name}.',
        'Quantidade estimada: {amount}.', 'Pode chegar em {impact}.', 'Fonte: {source}.',
      ],
      instruction: ['Avise a defesa civil e as autoridades da água a favor do vento e a jusante.', tell],
      action: 'Avise defesa civil e autoridades da água, a favor do vento e a jusante.',
    },
    generic: {
      event: 'Aviso de emergência',
      headline: ['{what}: {where}', 'Emergência que pode afetar: {where}'],
      description: ['{what}.', 'Relatado em {when}; pode afetar: {where}.', 'Pode chegar em {impact}.', 'Fonte: {source}.'],
      instruction: ['Avalie o perigo para o seu território e prepare os seus serviços.', tell],
      action: 'Avalie o perigo e prepare os seus serviços.',
    },
  },
}
