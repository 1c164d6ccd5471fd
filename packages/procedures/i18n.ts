import type { Messages } from '@terrace/platform/i18n'
import { grievanceWords } from './grievance-messages.ts'
import { receiptWords } from './receipt-messages.ts'

/** What procedures say to people: why something cannot be done, and what to do about it. */
export const messages: Messages = {
  'template.missing': {
    en: 'There is no procedure of this name. Choose one from the list.',
    zh: '没有此程序，请从列表中选择。',
  },
  'template.taken': {
    en: 'Somebody made this version meanwhile. Load the procedure again.',
    zh: '该版本已由他人建立，请重新加载。',
  },
  'template.stale': {
    en: 'Somebody changed this procedure meanwhile. Load it again.',
    zh: '该程序已被他人修改，请重新加载。',
  },
  'template.state': {
    en: 'There is no state “{state}” in this procedure.',
    zh: '程序中没有状态“{state}”。',
  },
  'template.twice': { en: 'A name stands here twice.', zh: '名称重复。' },
  'template.unreachable': {
    en: 'No act leads to the state “{state}”.',
    zh: '没有任何操作能进入状态“{state}”。',
  },
  'template.dead-end': {
    en: 'Nothing leads on from the open state “{state}”.',
    zh: '未结束的状态“{state}”没有后续操作。',
  },
  'template.move': {
    en: 'There is no act “{move}” from which to stay apart.',
    zh: '没有可供回避的操作“{move}”。',
  },
  'template.step': { en: 'This step is not among those shown.', zh: '该步骤不在所列步骤中。' },
  'template.notice': { en: 'Nothing ends this notice.', zh: '没有结束该公示的操作。' },
  'template.title': {
    en: 'Say in both languages what stands over this notice.',
    zh: '请填写该公示、公告的中英文标题。',
  },
  'merge.itself': {
    en: 'A case cannot go into itself. Choose the other one.',
    zh: '不能并入自身，请选择另一件申请。',
  },
  'merge.other': {
    en: 'That is a case of another procedure. Choose one of this procedure.',
    zh: '所选申请属于其他程序，请选择同一程序的申请。',
  },
  'merge.over': {
    en: 'That case has ended at “{state}”. Choose one that goes on.',
    zh: '所选申请已终结（“{state}”），请选择仍在办理的申请。',
  },
  'template.no-entry': {
    en: 'The list can move, but no case can join it.',
    zh: '名单可以流转，但没有列入名单的操作。',
  },
  'matter.stale': {
    en: 'Somebody was first: it stands at “{state}” now. Load it again.',
    zh: '已有他人先行处理，当前状态为“{state}”，请重新加载。',
  },
  'move.missing': {
    en: 'This procedure has no act of this name.',
    zh: '该程序没有此操作。',
  },
  'move.role': {
    en: 'Only these roles may do this: {roles}.',
    zh: '仅以下角色可执行此操作：{roles}。',
  },
  'move.area': {
    en: 'Somebody who answers for the whole {level} has to do this.',
    zh: '须由负责该级（{level}）全域的人员办理。',
  },
  'move.out-of-order': {
    en: 'It stands at “{state}”. This is done from: {from}.',
    zh: '当前状态为“{state}”，此操作须在以下状态进行：{from}。',
  },
  'move.apart': {
    en: 'You did “{other}” here. Somebody else has to do this.',
    zh: '您已办理过“{other}”，此操作须由他人办理。',
  },
  'move.own-case': {
    en: 'This is your own case. Somebody else has to act on it.',
    zh: '这是您本人的申请，须由他人办理。',
  },
  'move.kin': {
    en: 'You are related to this household. Somebody else has to act on it.',
    zh: '您与该户有亲属关系，应当回避，须由他人办理。',
  },
  'move.by-list': {
    en: 'This case moves with its list. Open the list.',
    zh: '该申请随名单流转，请打开名单办理。',
  },
  'decision.reason': {
    en: 'Say why: nothing is decided against a household without a reason.',
    zh: '请填写理由：未说明理由不得作出不利决定。',
  },
  'own.on-file': {
    en: 'Somebody with one of these ID numbers is on file already. Ask your village office to connect your sign-in with your household.',
    zh: '所填证件号码已有登记。请联系村委会，将您的账号与您家关联。',
  },
  'case.missing': {
    en: 'There is no such case, or you may not see it.',
    zh: '没有此申请，或您无权查看。',
  },
  'case.open-already': {
    en: 'This household has an open case of this procedure. Open that one.',
    zh: '该户已有同一程序的在办申请，请打开该申请。',
  },
  'case.household-or-input': {
    en: 'Name a household on file, or enter a new one: one of both.',
    zh: '请选择已在册的户，或录入新户，二者择一。',
  },
  'case.household-state': {
    en: 'A household that is “{status}” cannot be put forward here, only: {states}.',
    zh: '状态为“{status}”的户不能进入此程序，仅限：{states}。',
  },
  'case.no-new-household': {
    en: 'This procedure is for households on file only.',
    zh: '此程序仅适用于已在册的户。',
  },
  'survey.kin': {
    en: 'Nobody surveys their own home or a relative’s. Name somebody else.',
    zh: '本人或亲属不得参与入户核查，请更换核查人。',
  },
  'comparison.open': {
    en: 'These sources have not answered yet: {sources}. Enter their answer, or that there is none.',
    zh: '以下来源尚未反馈：{sources}。请录入比对结果，或注明无法提供。',
  },
  'task.open': {
    en: '{tasks} hits have not been looked into. Clear or confirm them first.',
    zh: '有{tasks}条比对线索尚未核实，请先核实。',
  },
  'task.missing': { en: 'There is no such check task.', zh: '没有此核实任务。' },
  'task.decided': {
    en: 'Somebody has decided this check task already.',
    zh: '该核实任务已处理。',
  },
  'comparison.source': {
    en: 'This procedure does not ask “{source}”.',
    zh: '此程序不比对来源“{source}”。',
  },
  'comparison.too-late': {
    en: 'The comparison of this case is over: it is on a list or has ended.',
    zh: '该申请已列入名单或已办结，不能再录入比对结果。',
  },
  'comparison.column': {
    en: 'The file has no column “{column}”. It has: {columns}.',
    zh: '文件中没有“{column}”列，现有列：{columns}。',
  },
  'comparison.unclear': {
    en: 'The result is neither a record nor none. Say what the file writes for each.',
    zh: '结果无法识别，请指明文件中“有记录”和“无记录”的写法。',
  },
  'comparison.repeated': {
    en: 'This household stands twice in the file. Only the first line was used.',
    zh: '该户在文件中重复出现，仅采用第一行。',
  },
  'list.missing': {
    en: 'There is no such list, or you may not see it.',
    zh: '没有此名单，或您无权查看。',
  },
  'list.none': { en: 'This procedure has no lists.', zh: '此程序不使用名单。' },
  'list.gathering': {
    en: 'Cases are still being put on this list. Wait for the job to end.',
    zh: '仍在向名单中添加申请，请等待任务完成。',
  },
  'list.empty': { en: 'Nobody is on this list.', zh: '名单为空。' },
  'list.settled': {
    en: 'Every case of this list has been written.',
    zh: '该名单的所有申请均已处理完毕。',
  },
  'list.not-on-it': { en: 'This case is not on the list.', zh: '该申请不在名单上。' },
  'list.effect-runs': {
    en: 'This list is being carried out. Wait for the job to end.',
    zh: '名单正在执行，请等待任务完成。',
  },
  'list.effect-incomplete': {
    en: '{open} households could not be reached. Their entries say why; put them right and start again.',
    zh: '有{open}户未能完成，原因见名单各条目，更正后请重新执行。',
  },
  'assembly.quorum': {
    en: 'The assembly could not decide: {present} were present, {needed} are needed.',
    zh: '到会人数不足：实到{present}人，须达{needed}人。',
  },
  'record.future': {
    en: 'This day has not come yet. Enter the day on which it took place.',
    zh: '日期不能晚于今天，请填写实际日期。',
  },
  'assembly.present': {
    en: 'More were present than there are representatives.',
    zh: '到会人数多于代表总数。',
  },
  'assembly.votes': {
    en: 'The votes must add up to {voters}: those present without those who stepped out.',
    zh: '票数合计应为{voters}（到会人数减去回避人数）。',
  },
  'sample.none': {
    en: 'There is nothing to be checked in this state.',
    zh: '当前状态没有需要抽查的条目。',
  },
  'sample.not-in-it': {
    en: 'This entry is not in the sample.',
    zh: '该条目不在抽查范围内。',
  },
  'sample.unchecked': {
    en: '{open} sampled households have not been checked yet.',
    zh: '还有{open}户抽查对象尚未核查。',
  },
  'sample.doubtful': {
    en: 'The check left doubts about: {numbers}. Reject them with a reason, or return the list.',
    zh: '以下户抽查存疑：{numbers}。请说明理由不予通过，或退回名单。',
  },
  'notice.missing': { en: 'There is no such notice.', zh: '没有此公示。' },
  'notice.too-short': {
    en: 'A notice here is up for at least {minimum} days.',
    zh: '公示不得少于{minimum}天。',
  },
  'notice.still-up': {
    en: 'This notice is up until {last}. It can end the day after.',
    zh: '公示至{last}止，次日方可结束。',
  },
  'notice.objection-open': {
    en: '{open} objections have not been answered. The list waits for them.',
    zh: '有{open}件异议尚未答复，名单须等待处理结果。',
  },
  'notice.amended': {
    en: 'The list changed since the notice went up. It must be noticed again.',
    zh: '公示后名单已变动，须重新公示。',
  },
  'notice.not-amended': {
    en: 'This notice is up and the list has not changed.',
    zh: '公示正在进行，名单没有变动。',
  },
  'notice.over': {
    en: 'This notice is over. What you know is taken as a grievance: ask the office named on the notice.',
    zh: '公示已结束。如有情况反映，请通过投诉举报渠道提出，联系公示所列单位。',
  },
  'objection.missing': {
    en: 'There is no such objection, or you may not see it.',
    zh: '没有此异议，或您无权查看。',
  },
  'objection.too-late': {
    en: 'One could object until {last}. What you know is now taken as a grievance: {contact}.',
    zh: '异议期已于{last}截止。如有情况反映，请通过投诉举报渠道提出：{contact}。',
  },
  'objection.line': { en: 'The notice has no such line.', zh: '公示中没有此序号。' },
  'objection.level': {
    en: 'Objections here are answered by officers of the {level} level.',
    zh: '此异议由上一级（{level}）人员办理。',
  },
  'objection.chain': {
    en: 'You had a hand in what is objected to. Somebody else has to look into it.',
    zh: '您参与过被异议的事项，应由他人调查。',
  },
  'objection.not-investigator': {
    en: 'Only whoever took this objection on may do this.',
    zh: '仅受理该异议的调查人可执行此操作。',
  },
  'objection.anonymous': { en: 'It was filed without a name.', zh: '该异议为匿名提出。' },
  'objection.answered': { en: 'This objection has been answered.', zh: '该异议已答复。' },
  'objection.whom': { en: 'Say which household it concerns.', zh: '请指明所涉农户。' },
  'objection.what': { en: 'Say what is put right.', zh: '请填写更正内容。' },
  'appeal.nothing': {
    en: 'Only a rejected case can be appealed; this one stands at “{state}”.',
    zh: '仅未获认定的申请可以申诉，当前状态为“{state}”。',
  },
  'appeal.once': { en: 'This case has been appealed already.', zh: '该申请已申诉过一次。' },
  'appeal.too-late': { en: 'One could appeal until {last}.', zh: '申诉期已于{last}截止。' },
  'appeal.none': { en: 'No appeal is open here.', zh: '没有待处理的申诉。' },
  ...grievanceWords,
  ...receiptWords,
  'remind.subject': {
    en: '{overdue} overdue, {today} due today',
    zh: '逾期{overdue}件，今日到期{today}件',
  },
  'remind.text': {
    en: '{name}, on your desk at {office}: {overdue} overdue, {today} due today.\n\n{url}',
    zh: '{name}：您在{office}有逾期事项{overdue}件、今日到期事项{today}件，请及时办理。\n\n{url}',
  },
  'evidence.missing': {
    en: 'There is no such photo or paper here. Upload it first.',
    zh: '没有此照片或材料，请先上传。',
  },
  'evidence.too-large': {
    en: 'A photo or paper may have at most 6 MB. Make it smaller.',
    zh: '照片或材料不得超过6 MB，请压缩后上传。',
  },
  'evidence.not-a-photo': {
    en: 'This is not a photo (JPEG, PNG) or a PDF, whatever its name says.',
    zh: '该文件不是照片（JPEG、PNG）或PDF，与文件名无关。',
  },
}
