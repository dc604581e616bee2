import type { AnswerBody } from '../../core/statements/index.ts'

/** What the four buttons of the answer form mean. */
export const ANSWER_OF: Record<string, AnswerBody['act'] | undefined> = { acknowledge: 'acknowledged', act: 'acted', decline: 'declined', ask: 'question' }
