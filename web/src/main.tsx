import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { applyLanguage } from './i18n/language.ts'
import './style/tokens.css'
import './style/base.css'
import { applyLook } from './ui/frame/look.ts'

applyLanguage()
applyLook()

const root = document.getElementById('app')
if (root) render(() => <App />, root)
