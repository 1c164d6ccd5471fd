import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../button.tsx'
import { Checkbox, SelectField } from '../form/choice.tsx'
import {
  CheckboxGroup,
  CodeField,
  CodeListField,
  ComboboxField,
  createForm,
  DateField,
  FileDrop,
  Form,
  FormActions,
  MoneyField,
  MultiSelect,
  NumberField,
  RadioField,
  TextField,
} from '../form/index.ts'
import { Panel, Section } from '../page.tsx'

type Say = (en: string, zh: string) => string

/** Every form part, with an error where sending shows one. */
export const FormGallery = (props: { say: Say }) => {
  const say: Say = (en, zh) => props.say(en, zh)
  const form = createForm({
    head: 'Zhao Min',
    note: '',
    area: undefined as number | undefined,
    wage: 1234505 as number | undefined,
    birth: '1980-02-29',
    sex: 'f',
    cause: '',
    code: '03',
    helper: '',
    risks: ['a'] as readonly string[],
    needs: [] as readonly string[],
    consent: false,
    otp: '',
    files: [] as readonly File[],
  })
  const options = () =>
    ['a', 'b', 'c'].map((value, at) => ({
      value,
      label: say(
        ['Illness', 'Disability', 'Schooling'][at] ?? '',
        ['因病', '因残', '因学'][at] ?? '',
      ),
    }))
  const refuse = async () => {
    throw new ApiProblem(400, 'input.invalid', {
      fields: [
        {
          path: 'head',
          code: 'x',
          message: say('Enter the name of the head.', '请填写户主姓名。'),
        },
        { path: 'sex', code: 'x', message: say('Choose one.', '请选择一项。') },
      ],
    })
  }
  return (
    <Section title={say('Form', '表单')}>
      <Panel>
        <Form form={form} onSubmit={() => void form.submit(refuse)} label={say('Form', '表单')}>
          <TextField label={say('Head', '户主')} {...form.bind('head')} />
          <TextField label={say('Note', '备注')} rows={3} optional {...form.bind('note')} />
          <NumberField
            label={say('Arable land', '耕地面积')}
            unit={say('mu', '亩')}
            hint={say('As in the land register', '以承包证为准')}
            {...form.bind('area')}
          />
          <MoneyField label={say('Wages', '工资性收入')} currency="CNY" {...form.bind('wage')} />
          <DateField label={say('Born', '出生日期')} {...form.bind('birth')} />
          <RadioField
            label={say('Sex', '性别')}
            inline
            options={[
              { value: 'f', label: say('Female', '女') },
              { value: 'm', label: say('Male', '男') },
            ]}
            {...form.bind('sex')}
          />
          <SelectField label={say('Cause', '原因')} options={options()} {...form.bind('cause')} />
          <CodeListField
            label={say('Code', '代码')}
            codes={[{ code: '03', label: { en: 'Illness', zh: '因病' } }]}
            {...form.bind('code')}
          />
          <ComboboxField
            label={say('Helper', '帮扶责任人')}
            options={options()}
            {...form.bind('helper')}
          />
          <MultiSelect label={say('Risks', '风险')} options={options()} {...form.bind('risks')} />
          <CheckboxGroup
            label={say('Needs', '需求')}
            options={options()}
            optional
            {...form.bind('needs')}
          />
          <Checkbox
            label={say('Agreed to data checks', '同意信息核查')}
            {...form.bind('consent')}
          />
          <CodeField label={say('Code by e-mail', '邮件验证码')} {...form.bind('otp')} />
          <FileDrop label={say('File', '文件')} accept=".csv,.xlsx" {...form.bind('files')} />
          <FormActions>
            <Button type="submit" look="main">
              {say('Save household', '保存')}
            </Button>
          </FormActions>
        </Form>
      </Panel>
    </Section>
  )
}
