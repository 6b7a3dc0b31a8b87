/**
 * Everything a page is made of, in the markup of the NHS design system. Pages take these and
 * plain props; nobody else writes inputs, headers or NHS class names by hand.
 */
export { answering, FORM_KEY, type FormKey, type KeptForm, readKey, useKept } from './answering.tsx'
export { type Asset, assetAt, assetFiles, assetPath } from './assets.ts'
export { Card, CardGroup, type CardProps, DoDontList, WarningCallout } from './cards.tsx'
export { Checkboxes, type Choice, Radios, Select, type SelectProps } from './choices.tsx'
export { classes } from './classes.ts'
export { DateField } from './date-field.tsx'
export { Details, InsetText, NotificationBanner, Panel, Tag, type TagColour } from './display.tsx'
export { ErrorMessage, type FieldProps, Hint, type QuestionSize, type Size } from './field.tsx'
export {
  ActionLink,
  Button,
  ButtonGroup,
  ButtonLink,
  type ButtonProps,
  type ButtonVariant,
  ErrorSummary,
  Form,
  type FormProps,
  PrintButton,
} from './form.tsx'
export { emptyForm, type FormState, fieldValue, fieldValues, hasErrors } from './form-state.ts'
export { type Face, Page, type PageProps } from './frame.tsx'
export type { NavItem, SignedIn } from './frame-parts.tsx'
export { GivenBack } from './given-back.tsx'
export { PageScript, ScriptButton } from './keep.tsx'
export { Column, Grid, Heading, Lede, List, Muted, VisuallyHidden } from './layout.tsx'
export {
  type RowAction,
  SummaryList,
  type SummaryRow,
  Table,
  type TableHead,
  type TableProps,
  type Task,
  TaskList,
} from './lists.tsx'
export {
  BackLink,
  Breadcrumb,
  type PageLink,
  Pagination,
  SubNavigation,
  type Tab,
  Tabs,
} from './navigation.tsx'
export { formatNhsNumber, type HeldBy, PersonBanner, type PersonBannerProps, PersonPhone } from './person-banner.tsx'
export { PICTURES, Picture } from './pictures.tsx'
export { fragment, render, rendering } from './render.ts'
export { Timeline, type TimelineEntry, WaitLine, type WaitStep } from './story.tsx'
export {
  FileField,
  HiddenField,
  PostcodeField,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
  TimeField,
  VersionField,
} from './text-fields.tsx'
export { ReadersPlace, sayWhoWillRead, WhoWillRead, WordsPlace, wordsSentTo } from './who-will-read.tsx'
