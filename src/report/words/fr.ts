import type { Words } from './shape.ts'

export const french: Words = {
  title: 'Rapport au comité de pilotage',
  strategy: 'Stratégie Nationale d’Immigration et d’Asile',
  page: 'page {n} sur {of}',
  contents: 'Sommaire',
  foot: (cutOff, position) => `Faits comptés jusqu’au ${cutOff}, grand livre jusqu’à la ligne ${position}`,
  list: ', ',
  series: ' ; ',
  none: '–',
  demonstration: {
    band: 'Données de démonstration',
    title: 'Données de démonstration',
    notice:
      'Les personnes, les services et les chiffres enregistrés de ce rapport sont inventés pour montrer la plateforme. ' +
      'Ils ne décrivent personne et ne doivent pas être cités. Les chiffres déclarés et les objectifs viennent de documents publics.',
  },
  facts: {
    period: 'Période',
    cutOff: 'Faits comptés jusqu’au',
    generatedOn: 'Rapport établi le',
    edition: 'Édition de la stratégie',
    ledger: 'Grand livre des services',
    fingerprint: 'Empreinte du contenu',
  },
  ledgerLine: (position) => `jusqu’à la ligne ${position}`,
  headlineKind: { recorded: 'enregistré', declared: 'déclaré', verified: 'vérifié', computed: 'compté dans les données' },
  outOf: (value, of) => `${value} sur ${of}`,
  signals: {
    title: 'Ce que le comité doit savoir',
    none: 'Aucun signal pour cette période.',
    kind: {
      decision: 'À décider',
      blockage: 'Blocage',
      gap: 'Écart',
      disagreement: 'Sources en désaccord',
      late: 'En retard',
      progress: 'Avancée',
    },
  },
  overview: {
    title: 'Les programmes d’un coup d’œil',
    explanation: 'Pour chaque programme, combien d’objectifs ont un chiffre, et de quelle nature. Un objectif peut avoir les deux.',
    programme: 'Programme',
    objectives: 'Objectifs',
    recorded: 'avec chiffre enregistré',
    declared: 'avec chiffre déclaré',
    silent: 'sans aucun chiffre',
    projects: 'Projets',
    trend: 'Services enregistrés',
    page: 'Page',
  },
  programmeNumber: (number) => `Programme ${number}`,
  programme: (number, name) => `Programme ${number} – ${name}`,
  figures: { indicator: 'Indicateur', recorded: 'Enregistré', declared: 'Déclaré', verified: 'Vérifié', target: 'Cible' },
  sideBySide: (unit) => `Enregistré, déclaré et vérifié côte à côte (${unit})`,
  absent: {
    indicator: 'Aucun indicateur n’est encore suivi pour cet objectif.',
    figure: (names) => `Suivis, mais encore sans aucun chiffre : ${names}.`,
    recorded: 'pas encore compté',
    declared: 'rien de déclaré',
    verified: 'non vérifié',
    target: 'sans cible',
  },
  lastPeriod: (value) => `période précédente : ${value}`,
  sinceJanuary: (value) => `depuis janvier : ${value}`,
  withheld: 'masqué',
  said: (by, on) => (on === null ? by : `${by}, ${on}`),
  checked: (by, on) => `par ${by}, ${on}`,
  before: (on) => `échéance : ${on}`,
  projects: {
    title: 'Projets et bailleurs',
    project: 'Projet',
    supports: 'Objectifs soutenus',
    funder: 'Bailleur',
    committed: 'Engagé',
    disbursed: 'Versé',
    none: 'Aucun projet connu ne soutient ce programme.',
    caution: 'Un projet peut soutenir plusieurs programmes : ces montants ne s’additionnent pas d’un programme à l’autre.',
    unknown: 'non communiqué',
    undisclosed: 'bailleur non communiqué',
  },
  quarters: {
    title: 'L’activité par trimestre',
    explanation: 'Ce que les services ont inscrit au grand livre, trimestre par trimestre.',
    period: 'Période',
    value: 'Enregistré',
  },
  regions: {
    title: 'L’activité par région',
    explanation: 'Les douze régions de 2015, placées comme sur la carte.',
    region: 'Région',
    value: 'Enregistré dans la période',
    last: 'Période précédente',
  },
  coverage: {
    title: 'La couverture des objectifs',
    explanation:
      'Qui soutient quel objectif, et lesquels n’ont personne. Le nombre est celui des projets ; ' +
      'une case en pointillé est déduite du contenu d’un projet, aucune source ne l’énonce.',
    matrix: (on) => `Objectifs spécifiques et bailleurs, nombre de projets au ${on}`,
    counted: (supported, of, on) => `Au ${on}, ${supported} objectifs sur ${of} ont au moins un projet connu.`,
    bare: (count, list) => `Objectifs sans aucun projet connu (${count}) : ${list}.`,
    allCovered: 'Chaque objectif a au moins un projet connu.',
    compared: (scope) => `Le compté et le déclaré : ${scope}`,
    declared: (value, of, by, on, document) => `Déclaré : ${value} objectifs sur ${of} (${by}, ${on}, ${document}).`,
    computed: (value, of) => `Compté dans les données, même périmètre : ${value} sur ${of}.`,
    gap: (value) => `Écart : ${value}. La liste des objectifs déclarés n’est pas connue ; l’écart n’est ni comblé ni réparti.`,
    noGap: 'Aucun écart.',
  },
  money: {
    title: 'Les engagements par bailleur',
    explanation: 'Chaque projet est compté une fois. Les devises ne sont pas converties ; leurs montants ne s’additionnent donc pas.',
    funder: 'Bailleur',
    projects: 'Projets',
    committed: 'Engagé',
    disbursed: 'Versé',
    floor: (count) => (count === 1 ? 'au moins, 1 projet sans montant connu' : `au moins, ${count} projets sans montant connu`),
  },
  disagreements: {
    title: 'Les sources en désaccord',
    explanation: 'Quand deux sources ne disent pas la même chose, le rapport les cite toutes et dit ce qu’il retient.',
    shown: 'Ce que le rapport retient',
  },
  provenance: {
    title: 'La provenance de chaque chiffre',
    explanation: 'Le numéro est celui qui suit le chiffre dans le rapport.',
    kind: { recorded: 'enregistré', declared: 'déclaré', verified: 'vérifié', computed: 'compté', promised: 'promis' },
    position: (position) => `grand livre jusqu’à la ligne ${position}`,
    rule: (rule) => `règle ${rule}`,
  },
  definitions: {
    title: 'Les définitions',
    explanation: 'Ce que chaque mot veut dire dans ce rapport.',
    rules: 'Comment chaque indicateur est compté',
    rule: 'Règle',
    terms: (threshold) => [
      {
        term: 'Enregistré',
        meaning: 'Compté ligne par ligne à partir des services inscrits au grand livre par l’organisme qui les a rendus.',
      },
      {
        term: 'Déclaré',
        meaning:
          'Énoncé par une institution ou dans un document, repris avec son signe, sa date et sa source. ' +
          'Aucun service inscrit ne le prouve.',
      },
      { term: 'Vérifié', meaning: 'Enregistré, puis confirmé sur un échantillon contrôlé par un autre organisme.' },
      { term: 'Côte à côte', meaning: 'Un chiffre enregistré, un chiffre déclaré et un chiffre vérifié ne s’additionnent jamais.' },
      {
        term: 'Personnes',
        meaning:
          'Une personne est comptée une fois dans la période et le territoire que l’on regarde. ' +
          'Servie en janvier puis en février, elle compte dans chaque mois, et une fois dans l’année : ' +
          'ni les périodes ni les régions ne s’additionnent.',
      },
      { term: 'Services', meaning: 'Les services se somment : deux services rendus à la même personne en font deux.' },
      { term: '≥ et ≈', meaning: '« Plus de 150 » s’écrit ≥ 150 : c’est un plancher, pas un compte. Le signe ≈ veut dire environ.' },
      {
        term: 'Masqué',
        meaning:
          `Compte inférieur à ${threshold}, ou au seuil plus haut d’un sujet sensible, ou qui permettrait d’en déduire un autre. ` +
          'Ce document ne le donne à aucun lecteur, pour protéger les personnes.',
      },
      {
        term: 'Arrondi',
        meaning: 'Les nombres enregistrés sont ceux de la dernière publication, arrondis : leurs parties peuvent ne pas en faire exactement la somme.',
      },
      { term: 'Pas encore compté', meaning: 'Aucun service inscrit ne porte cet indicateur. Ce n’est pas zéro.' },
    ],
  },
  tax: { HT: 'HT', TTC: 'TTC' },
}
