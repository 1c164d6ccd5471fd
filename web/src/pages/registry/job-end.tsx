import { createResource, Show } from 'solid-js'
import { ApiProblem } from '../../api/problem.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { problemText } from '../../ui/problem.ts'
import { jobs } from './api.ts'
import { t } from './messages.ts'
import type { JobView } from './use-job.ts'

/** What a job did, and the file it made, where it made one. */
export const Download = (props: { job: JobView; text: string }) => {
  const name = () => props.job.files?.[0]?.name
  const [file] = createResource(name, (wanted) =>
    jobs('GET /jobs/{job}/files/{name}', { job: props.job.job, name: wanted }),
  )
  return (
    <div role="status">
      <p>{props.text}</p>
      <Show when={!file.error && file()}>
        {(found) => (
          <ButtonLink look="main" href={found().url} download={found().name} icon="file">
            {t('export.download', { name: found().name })}
          </ButtonLink>
        )}
      </Show>
    </div>
  )
}

/** Why a job came to nothing. */
export const Failed = (props: { job: JobView; text: string }) => (
  <p role="alert">
    {props.text}{' '}
    <Show when={props.job.error}>
      {(error) => problemText(new ApiProblem(0, error().code, error().detail))}
    </Show>
  </p>
)
