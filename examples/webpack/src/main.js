import 'popquiz';
import deck from './tea.md';

const quiz = document.createElement('pop-quiz');
const script = document.createElement('script');
script.type = 'text/markdown';
script.textContent = deck;
quiz.append(script);
document.querySelector('main').append(quiz);
