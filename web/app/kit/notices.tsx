import { useState } from 'react'
import { Band } from '../../ui/band.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog, DialogFoot, DialogTrigger } from '../../ui/dialog.tsx'
import { HelpPane } from '../../ui/help-pane.tsx'
import { Menu, MenuItem, MenuSection } from '../../ui/menu.tsx'
import { Progress } from '../../ui/progress.tsx'
import { EmptyState, ErrorState, NoRightState, OfflineState, Skeleton } from '../../ui/states.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { notify } from '../../ui/notify.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useWords } from './sample.tsx'

export const Overlays = () => {
  const w = useWords()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const accepted = w('Orientation acceptée', 'تم قبول التوجيه', 'Referral accepted')
  return (
    <div className="cluster">
      <DialogTrigger>
        <Button>{w('Ouvrir', 'فتح', 'Open')}</Button>
        <Dialog title={w('Proposer une date', 'اقتراح موعد', 'Offer a date')}>
          {(close) => (
            <>
              <p>{w('La personne sera prévenue par message.', 'سيتم إشعار الشخص برسالة.', 'The person will be told by message.')}</p>
              <DialogFoot>
                <Button tone="primary" onPress={close}>
                  {w('Proposer', 'اقتراح', 'Offer')}
                </Button>
              </DialogFoot>
            </>
          )}
        </Dialog>
      </DialogTrigger>
      <DialogTrigger>
        <Button tone="danger">{w('Clôturer 3 orientations', 'إغلاق 3 توجيهات', 'Close 3 referrals')}</Button>
        <ConfirmDialog
          danger
          reason="required"
          title={w('Clôturer 3 orientations ?', 'إغلاق 3 توجيهات؟', 'Close 3 referrals?')}
          confirm={w('Clôturer les 3', 'إغلاق التوجيهات الثلاثة', 'Close all 3')}
          onConfirm={() => undefined}
        >
          <p>
            {w(
              'Trois personnes ne seront plus attendues par ce service. Vous pourrez les rouvrir pendant 30 jours.',
              'لن تنتظر هذه المصلحة ثلاثة أشخاص بعد الآن. يمكنكم إعادة فتحها خلال 30 يوما.',
              'This service will no longer expect three persons. You can reopen them for 30 days.',
            )}
          </p>
        </ConfirmDialog>
      </DialogTrigger>
      <Menu trigger={<Button iconAfter="down">{w('Plus', 'المزيد', 'More')}</Button>}>
        <MenuSection title={w('Ce dossier', 'هذا الملف', 'This file')}>
          <MenuItem id="print" icon="print" label={w('Imprimer', 'طباعة', 'Print')} />
          <MenuItem
            id="merge"
            icon="people"
            label={w('Réunir deux dossiers', 'دمج ملفين', 'Join two files')}
            note={w('Un motif sera demandé', 'سيُطلب بيان السبب', 'A reason will be asked')}
          />
          <MenuItem id="close" icon="remove" danger label={w('Clôturer', 'إغلاق', 'Close')} />
        </MenuSection>
      </Menu>
      <Tooltip words={w('Montre les raccourcis', 'عرض الاختصارات', 'Shows the shortcuts')}>
        <IconButton icon="keyboard" label={w('Raccourcis', 'اختصارات', 'Shortcuts')} />
      </Tooltip>
      <Button onPress={() => notify(accepted, () => undefined)}>
        {w('Message avec retour', 'إشعار مع تراجع', 'Notice with undo')}
      </Button>
      <Button icon="help" onPress={() => setHelpOpen(true)}>
        {w('Aide', 'مساعدة', 'Help')}
      </Button>
      <HelpPane
        isOpen={isHelpOpen}
        onOpenChange={setHelpOpen}
        text={w(
          'Une orientation attend une réponse.\n\n# Pourquoi\n\n- La personne compte dessus.\n- Le délai est public.',
          'ينتظر كل توجيه جوابا.\n\n# لماذا\n\n- لأن الشخص يعول عليه.\n- ولأن الأجل معلن.',
          'A referral waits for an answer.\n\n# Why\n\n- The person counts on it.\n- The deadline is public.',
        )}
      />
    </div>
  )
}

export const Bands = () => {
  const w = useWords()
  return (
    <div className="kit-states">
      <Band slim>
        {w(
          'Données de démonstration : personnes fictives',
          'معطيات تجريبية: أشخاص من نسج الخيال',
          'Demonstration data: these persons do not exist',
        )}
      </Band>
      <Band tone="attention">
        {w('La carte expire dans 12 jours.', 'تنتهي صلاحية البطاقة بعد 12 يوما.', 'The card expires in 12 days.')}
      </Band>
      <Band tone="refusal">
        {w(
          'Le partage a été refusé ; le service reste ouvert.',
          'رُفض تقاسم المعلومات؛ وتبقى الخدمة متاحة.',
          'Sharing was refused; the service stays open.',
        )}
      </Band>
      <Band tone="information" action={<Button tone="quiet">{w('Voir', 'عرض', 'See')}</Button>}>
        {w('Une personne ressemblante existe.', 'يوجد شخص مشابه.', 'A similar person exists.')}
      </Band>
      <Band tone="protection">
        {w(
          'Dossier protégé : le nom est caché aux autres services.',
          'ملف محمي: الاسم محجوب عن المصالح الأخرى.',
          'Protected file: other services do not see the name.',
        )}
      </Band>
      <Band tone="done">{w('Tout est envoyé.', 'تم إرسال كل شيء.', 'Everything is sent.')}</Band>
    </div>
  )
}

export const States = () => {
  const w = useWords()
  return (
    <div className="kit-states">
      <EmptyState
        icon="calendar"
        title={w('Aucun rendez-vous aujourd’hui', 'لا موعد اليوم', 'No appointment today')}
        actions={<Button>{w('Fixer un rendez-vous', 'تحديد موعد', 'Make an appointment')}</Button>}
      >
        <p>{w('Les rendez-vous du jour apparaissent ici.', 'تظهر هنا مواعيد اليوم.', 'The day’s appointments appear here.')}</p>
      </EmptyState>
      <ErrorState
        title={w('La liste n’a pas pu être chargée', 'تعذر تحميل اللائحة', 'The list could not be loaded')}
        actions={<Button tone="primary">{w('Réessayer', 'إعادة المحاولة', 'Try again')}</Button>}
      >
        <p>{w('Rien n’a été perdu.', 'لم يضع أي شيء.', 'Nothing was lost.')}</p>
      </ErrorState>
      <NoRightState
        title={w('Cette page n’est pas ouverte à votre rôle', 'هذه الصفحة غير متاحة لصفتكم', 'This page is not open to your role')}
      >
        <p>
          {w(
            'Adressez-vous à l’administrateur de votre organisation.',
            'اتصلوا بمسؤول النظام في مؤسستكم.',
            'Ask the administrator of your organisation.',
          )}
        </p>
      </NoRightState>
      <OfflineState title={w('Le serveur ne répond pas', 'الخادم لا يستجيب', 'The server does not answer')}>
        <p>{w('Deux saisies attendent d’être envoyées.', 'مدخلان في انتظار الإرسال.', 'Two entries wait to be sent.')}</p>
      </OfflineState>
      <Skeleton rows={2} />
      <Skeleton rows={3} shape="text" />
      <Progress
        label={w('Rapport du trimestre', 'تقرير الفصل', 'Report of the quarter')}
        share={0.62}
        remaining={95}
        onStop={() => undefined}
      />
      <Progress label={w('Importation', 'الاستيراد', 'Import')} share={null} />
    </div>
  )
}

export const Steppers = () => {
  const w = useWords()
  const [current, setCurrent] = useState<'who' | 'status' | 'consent'>('status')
  const steps = [
    { key: 'who', label: w('La personne', 'الشخص', 'The person') },
    { key: 'status', label: w('Sa situation', 'وضعيته', 'The situation') },
    { key: 'consent', label: w('Ses choix', 'اختياراته', 'The choices') },
  ] as const
  return (
    <Stepper steps={steps} current={current} onGo={setCurrent} finish={w('Enregistrer', 'حفظ', 'Save')} onFinish={() => undefined}>
      <p>{w('Trois questions courtes.', 'ثلاثة أسئلة قصيرة.', 'Three short questions.')}</p>
    </Stepper>
  )
}
